import { small } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";

/** What call-backs, declarations and requests for advice have in common. */
export const inbox = {
  receipt: "Biên nhận",
  made: "Gửi khoảng",
  commune: FIELDS.vi.commune,
  state: FRAME.vi.state,
  deleteOn: "Tự xóa chậm nhất",
  noSymptom: "chưa có triệu chứng",
  routeTo: "Chuyển trạm khác",
  routeTitle: "Chuyển {{receipt}} cho trạm khác",
  routeText: "Trạm nhận sẽ thấy ngay; ở đây sẽ không còn thấy nữa.",
  unit: "Trạm hoặc trung tâm y tế",
  unitMissing: "Chọn nơi nhận.",
  route: "Chuyển",
  routed: "Đã chuyển.",
  fault_unit_invalid: "Nơi này hiện không nhận. Chưa chuyển gì. Chọn nơi khác.",
  fault_conflict: "Có người vừa xử lý mục này. Chưa mất gì. Xem lại danh sách rồi làm tiếp.",
  confirmed: "số đã xác nhận",
  pageBefore: "Trang trước",
  pageNext: "Trang sau",
  page: "Trang {{page}}",
  flood: "Đóng hàng loạt…",
  floodTitle: "Đóng hàng loạt",
  floodText:
    "Khi có quá nhiều mục giả gửi đến cùng lúc. Chỉ đóng mục đang chờ, chưa ai nhận, từ số chưa được tin nhắn xác nhận. Mở lại được.",
  floodAll: small(FIELDS.vi.allCommunes),
  floodFrom: "Gửi từ",
  floodUntil: "Đến",
  floodNow: "bây giờ",
  floodAgo: "{{hours}} giờ trước",
  floodCount: "Có {{count}} mục đang chờ trong khoảng này.",
  floodClose: "Đóng {{count}} mục này",
  floodClosed: "Đã đóng {{count}} mục.",
  floodWas: "{{time}}: đã đóng {{count}} mục",
  floodReopen: "Mở lại",
  floodOpened: "Đã mở lại {{count}} mục.",
  fault_span_invalid: "Giờ bắt đầu phải trước giờ kết thúc. Chưa đóng gì.",
} as const;
