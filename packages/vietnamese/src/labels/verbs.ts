/** What buttons say that stand at many places. */
import { pairs } from "../catalog.ts";

/** Once each, for every catalog. */
export const VERBS = pairs({
  answer: ["Trả lời", "Answer"],
  change: ["Sửa", "Change"],
  markReported: ["Ghi đã báo cáo", "Mark as reported"],
  recordOutcome: ["Ghi kết quả", "Record outcome"],
  sendNow: ["Gửi ngay", "Send now"],
  show: ["Xem", "Show"],
  startQuarantine: ["Bắt đầu cách ly", "Start quarantine"],
  withdraw: ["Rút lại", "Withdraw"],
});
