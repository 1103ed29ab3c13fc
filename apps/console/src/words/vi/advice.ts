import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";

/** Requests for advice. */
export const advice = {
  intro:
    "Người mới về, hoặc có người nhà mới về, nhờ trạm hướng dẫn. Chỉ về bản thân và người nhà; số điện thoại, số giấy tờ trong lời nhắn đã được bỏ. Chỉ cán bộ y tế xem; chưa có cách nào xuất ra tệp.",
  waiting_other: "{{count}} người chờ hướng dẫn.",
  list: "Danh sách nhờ hướng dẫn",
  empty: "Chưa có ai nhờ hướng dẫn.",
  show: VERBS.vi.show,
  all: "mọi yêu cầu",
  state_new: "chờ xem",
  state_closed: VALUES.vi.done,
  for: "Cho ai",
  for_self: "bản thân",
  for_family: VALUES.vi.family,
  needs: "Cần gì",
  need_quarantine: VALUES.vi.quarantine,
  need_test: "xét nghiệm",
  need_other: VALUES.vi.otherMatter,
  text: "Lời nhắn",
  noText: "chưa viết gì",
  phone: FIELDS.vi.phone,
  phone_yes: "có, hiện khi gọi",
  phone_no: "chưa để lại số",
  outcome_call: "đã đưa vào hàng chờ gọi",
  outcome_answered: "đã hướng dẫn cách khác",
  outcome_nothing: "chưa cần làm gì",
  openOf: "{{receipt}}, xem yêu cầu",
  titleOf: "Nhờ hướng dẫn {{receipt}}",
  call: "Đưa vào hàng chờ gọi",
  answered: "Đã hướng dẫn cách khác",
  nothing: "Chưa cần làm gì",
  done: "Đã ghi. Yêu cầu này tự xóa sau 30 ngày.",
  fault_phone_missing: "Người này chưa để lại số nên chưa gọi được. Chưa có gì thay đổi. Chọn cách khác.",
} as const;
