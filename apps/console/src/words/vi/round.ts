import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";

/** The round of quarantine on a phone: taken along, recorded without a network, sent later. */
export const round = {
  title: "Đi đo nhiệt độ",
  desk: "Về bàn làm việc",
  toSignIn: FRAME.vi.signIn,
  firstTime: "Cần đăng nhập một lần khi có mạng, sau đó mang danh sách theo được.",
  signIn: "Phiên đã hết hạn. Những gì đã ghi vẫn còn trên máy, đăng nhập lại rồi mở trang này là gửi.",
  offline: "Đang không có mạng. Cứ ghi, có mạng máy tự gửi.",
  offlineEmpty: "Đang không có mạng và máy này chưa có danh sách. Cần mạng để lấy danh sách.",
  noStore: "Trình duyệt này không giữ được gì khi đóng trang: gửi xong hãy đóng.",
  by: "Người đi đo: {{name}}",
  // Take along
  takeTitle: "Mang danh sách hôm nay theo",
  takeWhat:
    "Để ghi tại nhà người cách ly khi không có mạng. Máy giữ tên, số điện thoại, nơi ở của người đang cách ly hôm nay; không giữ nhiệt độ đã ghi trước đó.",
  takeUntil:
    "Danh sách tự xóa cuối ngày, chậm nhất sau {{hours}} giờ, và xóa ngay khi đăng xuất. Nhật ký ghi lại ai đã mang danh sách theo, lúc nào.",
  takeLock: "Ai mở được khóa máy này thì đọc được danh sách: đặt khóa màn hình, không cho mượn máy.",
  take: "Mang danh sách theo",
  takeAgain: "Lấy lại danh sách",
  fault_round_too_large:
    "Danh sách có hơn {{most}} người nên chưa mang theo được. Chưa có gì trên máy. Nhờ từng trạm mang phần của trạm ấy.",
  // List
  listTitle: "Người cần đo",
  listEmpty: "Hôm nay không có ai cần đo.",
  progress: "{{half}}: đã ghi {{done}} trên {{all}}",
  half_morning: capital(VALUES.vi.inTheMorning),
  half_afternoon: capital(VALUES.vi.inTheAfternoon),
  keptUntil: "Danh sách tự xóa lúc {{time}}.",
  notKept: "Máy chưa giữ được trang này: ra chỗ mất mạng thì đừng đóng trang.",
  erase: "Xóa danh sách khỏi máy",
  leave: "Đăng xuất, xóa hết trên máy này",
  leaveWaiting: "Còn {{n}} lượt đo chưa gửi. Gửi hoặc chọn bỏ từng lượt rồi hãy đăng xuất.",
  day: "Ngày {{day}}/{{days}}",
  home: VALUES.vi.atHome,
  site: VALUES.vi.quarantineSite,
  testDue: "Hôm nay cần lấy mẫu xét nghiệm",
  call: "Gọi {{phone}}",
  entered: "Buổi này đã ghi",
  pending: "{{time}}: {{value}} · chờ gửi",
  toChoose: "{{time}}: {{value}} · cần chọn lại",
  nobody: "không gặp",
  open: "Ghi",
  openOf: "Ghi: {{name}}",
  fix: "Ghi lại",
  fixOf: "Ghi lại: {{name}}",
  // Form
  temperature: FIELDS.vi.temperature,
  temperatureHint: "36,8 hay 368; để trống nếu chưa đo",
  save: "Lưu trên máy",
  saveNobody: "Đến nhà không gặp",
  cancel: "Thôi",
  recorded: "Đã ghi {{name}}: {{value}}.",
  // Sending
  waiting_other: "{{count}} lượt đo chờ gửi",
  allSent: "Đã gửi hết",
  arrived_other: "Đã gửi {{count}} lượt đo.",
  send: VERBS.vi.sendNow,
  others_other: "{{count}} lượt đo do người khác ghi trên máy này, chờ người đó đăng nhập.",
  // Conflicts
  refusedTitle_other: "{{count}} lượt đo cần chọn lại",
  refusedHead: "{{name}}, {{time}}: {{value}}",
  nameless: "Người này",
  out: "Người không còn thuộc trạm",
  refused_conflict:
    "Buổi này có người khác đã ghi lúc {{time}}: {{value}}. Số ghi trên máy này chưa lưu ở máy chủ.",
  refused_moved: "Trước lúc ghi, hồ sơ đã đổi nơi ở thành: {{place}}. Xem có đúng người không.",
  refused_ended: "Cách ly đã kết thúc ngày {{day}}, trước lúc ghi.",
  refused_died: "Hồ sơ ghi người này đã mất ngày {{day}}, trước lúc ghi.",
  refused_not_found: "Người này không còn thuộc trạm, nên máy chủ không nhận.",
  refused_day_invalid:
    "Lúc ghi nằm ngoài những ngày cách ly, hoặc đã quá bảy ngày. Xem lại ngày giờ của máy.",
  refused_symptom_unknown:
    "Danh sách triệu chứng của bàn làm việc đã thay đổi, nên lượt này không ghi được. Ghi lại tại bàn làm việc.",
  refused_temperature_invalid: "Nhiệt độ không đúng, nên máy chủ không nhận.",
  keepMine: "Lưu số của tôi",
  keepTheirs: "Giữ số đã có",
  keepMoved: "Đúng người, vẫn lưu",
  discard: "Bỏ lượt đo này",
  openFile: "Mở hồ sơ cách ly",
} as const;
