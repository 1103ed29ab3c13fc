import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";

/** Health declarations. */
export const declarations = {
  intro: "Tờ khai không hỏi tên, không hỏi số căn cước. Mỗi tờ tự xóa sau 30 ngày, hoặc khi người gửi xóa.",
  waiting_other: "{{count}} tờ khai chờ xem.",
  list: "Danh sách tờ khai",
  empty: "Chưa có tờ khai nào.",
  show: VERBS.vi.show,
  all: "mọi tờ khai",
  state_new: "chờ xem",
  state_reviewed: "đã xem",
  for: "Khai cho",
  for_self: "chính mình",
  for_family: VALUES.vi.family,
  for_other: "người được khai giúp",
  symptoms: FIELDS.vi.symptoms,
  since: "từ {{day}}",
  near: "Gần người bệnh, người ho sốt",
  near_yes: FRAME.vi.yes,
  near_no: "chưa thấy",
  near_unknown: VALUES.vi.unknown,
  returned: "Từ nơi khác về",
  cares: "Cần lưu ý",
  care_age60: VALUES.vi.aged60,
  care_illness: "bệnh nền",
  care_pregnant: VALUES.vi.pregnant,
  care_caring: VALUES.vi.caring,
  call: "Gọi lại",
  call_none: "chưa để lại số",
  call_waiting: "đang chờ gọi",
  call_called: "đã gọi",
  flagged: "cần gọi",
  openOf: "{{receipt}}, xem tờ khai",
  titleOf: "Tờ khai {{receipt}}",
  diary: "Nhật ký sức khỏe",
  diaryEmpty: "Người này chưa ghi ngày nào.",
  review: "Đã xem, theo dõi tiếp",
  flag: "Cần gọi",
  flagHelp: "Bấm «Cần gọi»: yêu cầu gọi lại của người này lên đầu hàng chờ.",
  noPhone:
    "Người này chưa để lại số điện thoại. Đánh dấu «Cần gọi» để đồng nghiệp biết; người này sẽ được hỏi số khi liên hệ trạm.",
  reviewed: "Đã ghi là đã xem.",
  flaggedDone: "Đã đánh dấu cần gọi.",
} as const;
