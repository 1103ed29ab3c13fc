/** The words of the install page, in both languages. */
import { pairs } from "@bluezone/vietnamese/catalog";

/** All words by language. */
export const WORDS = pairs({
  title: ["Cài Bluezone trên điện thoại này", "Install Bluezone on this phone"],
  android: ["Máy Android", "Android phone"],
  iphone: ["iPhone", "iPhone"],
  "step.1": ["Bấm nút đúng loại máy ở trên.", "Tap the button for your phone above."],
  "step.2": ["Bấm Cài đặt, miễn phí.", "Tap Install, it is free."],
  "step.3": [
    "Mở Bluezone, bật Bluetooth, cho phép thông báo.",
    "Open Bluezone, turn on Bluetooth, allow notifications.",
  ],
  notInStore: [
    "Ứng dụng chưa có trên cửa hàng ứng dụng. Hỏi người phụ trách nơi này cách cài.",
    "The app is not in a store yet. Ask whoever is in charge here how to install it.",
  ],
  free: [
    "Không cần tên, số điện thoại. Cài hay không là do bạn; nơi đây vẫn phục vụ như thường.",
    "No name or number needed. It is your choice; you are served here all the same.",
  ],
  ask: ["Hỏi về sức khỏe:", "Questions about health:"],
  whereTitle: ["Mã này dán ở đâu?", "Where does this code hang?"],
  where: ["Mã này dán ở:", "This code hangs at:"],
  address: ["Địa chỉ trang này, in ngay dưới mã:", "The address of this page, printed right under the code:"],
  otherPlace: [
    "Nếu chỗ bạn đứng khác, hoặc địa chỉ in trên giấy khác, có thể tờ giấy đã bị dán đè. Bạn vẫn cài được từ trang này. Báo giúp để có người đến xem:",
    "If you stand somewhere else, or the address on the paper is another, something may have been stuck over it. You can still install from this page. Please tell us, so that somebody has a look:",
  ],
  tell: ["Chỗ tôi đứng khác", "I am somewhere else"],
  counts: [
    "Trang này chỉ đếm lượt quét trong ngày của mã, không ghi ai đã quét, máy nào, từ đâu.",
    "This page only counts scans of the code by day: not who scanned, which phone, or from where.",
  ],
  told: ["Đã báo, cảm ơn bạn", "Noted, thank you"],
  toldText: [
    "Người phụ trách điểm này sẽ thấy là có người báo. Không có gì về bạn được ghi lại.",
    "Whoever looks after this place will see that somebody told us. Nothing about you was kept.",
  ],
  back: ["Về trang cài Bluezone", "To the install page"],
  unknown: ["Không có mã này", "There is no such code"],
  unknownText: [
    "Có thể gõ nhầm một chữ, hoặc tờ giấy không phải của Bluezone. Xem lại mã in trên tờ giấy. Vẫn cài được Bluezone từ trang này:",
    "A letter may be mistyped, or the paper is not Bluezone's. Compare the code on the paper. You can still install Bluezone from this page:",
  ],
});
