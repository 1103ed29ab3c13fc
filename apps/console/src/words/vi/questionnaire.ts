import { capital } from "@bluezone/vietnamese/labels/case";
import { VALUES } from "@bluezone/vietnamese/labels/values";
/** The questions of the disease, at a case and a contact. */
export const questionnaire = {
  title: capital(VALUES.vi.questionnaire),
  none: "Chưa ghi phiếu này. Phiếu hỏi là các câu hỏi của bệnh, khác với phỏng vấn tìm người tiếp xúc.",
  notAsked: "Hôm nay không có phiếu hỏi nào.",
  ask: "Hỏi và ghi",
  change: "Sửa câu trả lời",
  drop: "Xóa phiếu",
  dropTitle: "Xóa phiếu hỏi này?",
  dropText: "Chỉ xóa phiếu ghi nhầm người. Xóa rồi không lấy lại được.",
  dropped: "Đã xóa phiếu.",
  saved: "Đã ghi phiếu.",
  by: "{{name}} ghi lúc {{time}}",
  help: "Câu nào không hỏi được thì để trống. Câu tiếp chỉ hiện khi cần hỏi.",
  answerOne: "Chưa có câu trả lời nào. Ghi ít nhất một câu.",
  number: "Gõ số từ {{least}} đến {{most}}.",
  dayLate: "Ngày này chưa tới.",
  long: "Dài quá. Ghi ngắn lại.",
  clear: "bỏ trống",
  fault_edition_invalid: "Phiếu hỏi đã đổi. Chưa lưu gì. Tải lại trang rồi ghi lại.",
  fault_answer_invalid: "Có câu trả lời chưa hợp lệ. Chưa lưu gì. Tải lại trang rồi ghi lại.",
  fault_conflict: "Người khác vừa ghi phiếu này. Chưa lưu gì. Tải lại trang để xem.",
  fault_not_found: "Không có phiếu này trong đơn vị này.",
} as const;
