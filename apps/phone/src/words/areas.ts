/** Texts of the screen of places, which comes with that screen alone. */
import { words } from "@bluezone/vietnamese/catalog";

/** In both languages. */
export const AREAS = words(
  {
    "areas:title": "Nơi tôi ở, nơi tôi đã đến",
    "areas:why":
      "Có Wi-Fi, máy đọc danh sách của cả nước. Dùng mạng di động, máy chỉ đọc danh sách chung và danh sách của những nơi ghi ở đây, cho đỡ tốn tiền mạng.",
    "areas:stays-here":
      "Những gì bạn ghi chỉ nằm trong máy này, không gửi cho ai. Máy chủ và nhà mạng chỉ có thể thấy máy đọc danh sách của tỉnh nào.",
    "areas:one-list":
      "Bây giờ cả nước dùng chung một danh sách, máy nào cũng đọc như nhau. Bạn chưa cần ghi gì ở đây.",
    "areas:home": "Bạn ở {{province}}.",
    "areas:no-home": "Chưa biết bạn ở tỉnh nào, nên máy đọc danh sách của cả nước.",
    "areas:home-title": "Nơi tôi ở",
    "areas:home-change": "Đổi tỉnh, thành phố",
    "areas:home-choose": "Chọn tỉnh, thành phố",
    "areas:home-question": "Bạn ở tỉnh, thành phố nào?",
    "areas:been-title": "Tôi đã đến nơi khác",
    "areas:been-why":
      "Trong 14 ngày qua bạn có đến tỉnh khác thì ghi vào đây. Ai ở đó có kết quả dương tính và chia sẻ, máy so khớp ngay, không phải chờ có Wi-Fi.",
    "areas:there": "Bạn đang ở đó. Máy đọc danh sách nơi này.",
    "areas:left": "Rời đi {{day}}. Máy đọc danh sách nơi này đến hết {{until}}.",
    "areas:leave": "Ghi ngày rời {{province}}",
    "areas:drop": "Bỏ {{province}}",
    "areas:add": "Thêm một nơi",
    "areas:add-title": "Bạn đã đến đâu?",
    "areas:when": "Bạn rời nơi đó ngày nào?",
    "areas:still": "Tôi vẫn còn ở đó",
    "areas:save": "Ghi lại",
    "areas:cancel": "Thôi, không ghi",
    "areas:type": "Tên tỉnh, thành phố",
    "areas:type-detail": "Gõ vài chữ, không dấu cũng được.",
    "areas:found": "Chọn một nơi",
    "areas:chosen": "Đã chọn: {{province}}",
    "areas:other": "Chọn nơi khác",
    "areas:none": "Không thấy tỉnh, thành phố nào có tên này. Thử gõ ít chữ hơn.",
    "areas:missing-province": "Chọn một tỉnh, thành phố.",
    "areas:missing-day": "Chọn ngày bạn rời nơi đó, hoặc “Tôi vẫn còn ở đó”.",
    "areas:refused": "Máy chưa ghi được. Xem lại nơi và ngày rồi thử lần nữa.",
    "areas:everywhere-title": "Danh sách của cả nước",
    "areas:everywhere-at": "Lần gần nhất máy đọc đủ: {{when}}.",
    "areas:everywhere-never": "Máy chưa lần nào đọc đủ.",
    "areas:everywhere-how":
      "Nối Wi-Fi thì máy tự đọc. Lâu không có Wi-Fi thì bấm nút này; có thể tốn nhiều dữ liệu di động.",
    "areas:everywhere-now": "Đọc danh sách cả nước ngay",
  },
  {
    "areas:title": "Where I live and where I was",
    "areas:why":
      "On Wi-Fi this phone reads the lists of the whole country. On mobile data it reads only the common list and those of the places noted here, to save your data.",
    "areas:stays-here":
      "What you note stays on this phone and is sent to nobody. The server and the network can only see which provinces’ lists the phone reads.",
    "areas:one-list":
      "The whole country has one list now, and every phone reads the same. You need to note nothing here yet.",
    "areas:home": "You live in {{province}}.",
    "areas:no-home":
      "Nobody has said in which province you live, so the phone reads the lists of the whole country.",
    "areas:home-title": "Where I live",
    "areas:home-change": "Change the province or city",
    "areas:home-choose": "Choose a province or city",
    "areas:home-question": "In which province or city do you live?",
    "areas:been-title": "I was somewhere else",
    "areas:been-why":
      "If you were in another province in the last 14 days, note it here. When somebody there tests positive and shares, the phone compares at once and need not wait for Wi-Fi.",
    "areas:there": "You are there. The phone reads this place’s list.",
    "areas:left": "Left on {{day}}. The phone reads this place’s list until the end of {{until}}.",
    "areas:leave": "Note when I left {{province}}",
    "areas:drop": "Remove {{province}}",
    "areas:add": "Add a place",
    "areas:add-title": "Where were you?",
    "areas:when": "On which day did you leave?",
    "areas:still": "I am still there",
    "areas:save": "Note it",
    "areas:cancel": "Do not note anything",
    "areas:type": "Name of the province or city",
    "areas:type-detail": "Type a few letters, with or without accents.",
    "areas:found": "Choose a place",
    "areas:chosen": "Chosen: {{province}}",
    "areas:other": "Choose another place",
    "areas:none": "No province or city has this name. Try fewer letters.",
    "areas:missing-province": "Choose a province or city.",
    "areas:missing-day": "Choose the day on which you left, or “I am still there”.",
    "areas:refused": "It could not be noted. Look at the place and the day and try again.",
    "areas:everywhere-title": "Lists of the whole country",
    "areas:everywhere-at": "All of them were last read at {{when}}.",
    "areas:everywhere-never": "They have never all been read.",
    "areas:everywhere-how":
      "On Wi-Fi the phone reads them by itself. Without Wi-Fi for long, tap this button; it may take much mobile data.",
    "areas:everywhere-now": "Read the whole country now",
  },
);
