/** Texts of the field test, which come with that screen alone. */
import { words } from "@bluezone/vietnamese/catalog";

/** In both languages. */
export const FIELD_TEST = words(
  {
    "field:about":
      "Dành cho người thử Bluezone trên điện thoại thật: mười phút đầu với hai máy, rồi vài phép thử dài hơn. Ghi lại những gì bạn thấy, kể cả khi khác.",
    "field:untried":
      "Chưa ai chạy các phép thử này trên điện thoại. Kết quả khác với lời bên dưới là điều cần biết nhất.",
    "field:now": "Máy này lúc này",
    "field:counts": "Số đếm của bộ phát và nghe",
    "field:counts-about": "Đếm từ lúc ứng dụng bắt đầu chạy. Tên là tên kỹ thuật.",
    "field:counts-none": "Máy này không có bộ phát và nghe riêng của Bluezone, như trong trình duyệt.",
    "field:counts-empty": "Chưa đếm được gì.",
    "field:again": "Xem lại số đếm",
    "field:question": "Bạn thấy gì?",
    "field:as-said": "Đúng như vậy",
    "field:otherwise": "Khác",
    "field:line": "Một dòng kết quả",
    "field:line-about":
      "Dán dòng này vào nơi bạn gửi kết quả. Trong đó không có tên, số điện thoại hay nơi bạn ở.",
    "field:hand-on": "Gửi dòng này",
    "field:handed-copied": "Đã chép dòng này.",
    "field:handed-failed": "Không gửi được từ máy này. Hãy chép tay dòng trên.",
    "field:clear": "Xóa những gì đã ghi",
    "field:tries.meet.name": "1. Hai máy nghe nhau",
    "field:tries.meet.do": "Đặt hai máy cách nhau 1 m, Bluezone mở ở cả hai, chờ 3 phút.",
    "field:tries.meet.see": "Ở cả hai máy, «Lần nghe gần nhất» là giờ của vài phút này.",
    "field:tries.pocket.name": "2. Khóa màn hình",
    "field:tries.pocket.do":
      "Khóa màn hình cả hai máy, bỏ túi 5 phút, rồi mở lại. Cần nhất là máy Android 10 hoặc 11.",
    "field:tries.pocket.see": "Ở cả hai máy, «Lần nghe gần nhất» là giờ lúc máy còn khóa.",
    "field:tries.after-link.name": "3. Sau khi có máy kết nối",
    "field:tries.after-link.do":
      "Trên máy thứ ba, mở một ứng dụng xem Bluetooth LE, kết nối vào máy A rồi ngắt. Chờ 2 phút, trước khi sang mười phút mới.",
    "field:tries.after-link.see": "Máy B vẫn nghe máy A: «Lần nghe gần nhất» của B là giờ sau khi ngắt.",
    "field:tries.pairing.name": "4. Thử ghép đôi",
    "field:tries.pairing.do": "Bằng ứng dụng đó, chọn ghép đôi (bond, pair) với máy A.",
    "field:tries.pairing.see":
      "Không ghép đôi được. Máy A không hỏi gì, và trong Cài đặt Bluetooth của A không có thiết bị mới.",
    "field:tries.guest.name": "5. Khách không chịu đi",
    "field:tries.guest.do":
      "Kết nối vào máy A từ phút thứ 8 của một khoảng mười phút và để yên qua phút thứ 12. Đọc giá trị «payload» hai lần: trước và sau khi sang khoảng mới.",
    "field:tries.guest.see":
      "Bị ngắt trong 10 giây, hoặc lần đọc sau bị từ chối. Không lần nào đọc được hai giá trị khác nhau trong một kết nối.",
    "field:tries.name.name": "6. Đọc tên máy",
    "field:tries.name.do": "Kết nối vào máy A, đọc tên thiết bị (Device Name, 0x2A00).",
    "field:tries.name.see":
      "Android 14 trở lên: không đọc được. Android 13 trở xuống và iPhone: đọc được tên đặt trong Cài đặt; ghi lại.",
    "field:tries.restart.name": "7. Khởi động lại, không có mạng",
    "field:tries.restart.do":
      "Bật chế độ máy bay rồi bật lại riêng Bluetooth ở máy A. Khởi động lại A, mở khóa một lần, không mở Bluezone. Chờ 20 phút bên máy B.",
    "field:tries.restart.see": "Máy B nghe máy A sau khi A khởi động lại.",
  },
  {
    "field:about":
      "For whoever tries Bluezone on real phones: ten minutes with two of them, then a few longer tries. Note what you see, also when it is something else.",
    "field:untried":
      "Nobody has run these tries on a phone. A result that differs from what stands below is what we need to know most.",
    "field:now": "This phone now",
    "field:counts": "What the radio counted",
    "field:counts-about": "Since the app’s process began. Names are technical ones.",
    "field:counts-none": "This device has no radio of Bluezone’s own, as in a browser.",
    "field:counts-empty": "Nothing counted yet.",
    "field:again": "Look at the counts again",
    "field:question": "What did you see?",
    "field:as-said": "Just that",
    "field:otherwise": "Otherwise",
    "field:line": "One line of result",
    "field:line-about":
      "Paste this line where you send your result. There is no name, number or place in it.",
    "field:hand-on": "Send this line",
    "field:handed-copied": "The line was copied.",
    "field:handed-failed": "It cannot be sent from this phone. Please copy the line above by hand.",
    "field:clear": "Clear what was noted",
    "field:tries.meet.name": "1. Two phones hear each other",
    "field:tries.meet.do": "Put the two phones 1 m apart, Bluezone open on both, and wait 3 minutes.",
    "field:tries.meet.see": "On both phones “Last heard” is within these minutes.",
    "field:tries.pocket.name": "2. Screen locked",
    "field:tries.pocket.do":
      "Lock both phones, keep them in pockets for 5 minutes, then unlock. An Android 10 or 11 phone matters most.",
    "field:tries.pocket.see": "On both phones “Last heard” is from while the phone was locked.",
    "field:tries.after-link.name": "3. After somebody connected",
    "field:tries.after-link.do":
      "On a third phone open a Bluetooth LE explorer app, connect to phone A and disconnect. Wait 2 minutes, before the next ten minutes begin.",
    "field:tries.after-link.see": "Phone B still hears A: B’s “Last heard” is after the disconnection.",
    "field:tries.pairing.name": "4. An attempt to pair",
    "field:tries.pairing.do": "With the same app choose to pair (bond) with phone A.",
    "field:tries.pairing.see":
      "Pairing fails. Phone A asks nothing, and its Bluetooth settings show no new device.",
    "field:tries.guest.name": "5. A guest that stays",
    "field:tries.guest.do":
      "Connect to phone A from minute 8 of a ten-minute interval and stay until minute 12. Read the value “payload” twice: before and after the new interval begins.",
    "field:tries.guest.see":
      "Disconnected within 10 seconds, or the second read is refused. Never two different values over one connection.",
    "field:tries.name.name": "6. Reading the name",
    "field:tries.name.do": "Connect to phone A and read its Device Name (0x2A00).",
    "field:tries.name.see":
      "Android 14 and newer: it cannot be read. Android 13 and older, and iPhones: the name from Settings can be read; note it.",
    "field:tries.restart.name": "7. Restart without a network",
    "field:tries.restart.do":
      "On phone A switch airplane mode on and Bluetooth on again. Restart A, unlock it once, do not open Bluezone. Wait 20 minutes beside phone B.",
    "field:tries.restart.see": "Phone B hears A after A’s restart.",
  },
);
