/** What digests of this desk count, in words. */
import type { Waiting } from "@bluezone/contract/rollout/waiting";
import { digestTexts } from "@bluezone/desk/digest/text";

const NOUNS: Readonly<Record<Waiting, string>> = {
  bulletinsToReview: "bản tin khẩn cần xem lại",
  bulletinsToApprove: "bản tin chờ duyệt",
  blocksToApprove: "đoạn tin chờ duyệt",
  rumoursToApprove: "đính chính chờ duyệt",
  venuesToApprove: "điểm đến chờ duyệt",
  tasksReturned: "việc bị trả lại",
  tasksToAcknowledge: "việc mới giao",
  tasksDue: "việc sắp đến hạn",
  evidenceToAccept: "minh chứng chờ nhận",
  bulletinsReturned: "bản tin bị trả lại",
  rumoursToAnswer: "tin đồn chờ trả lời",
  visitsPlanned: "chuyến đi đã hẹn",
};

export const { digestText, digestCodeText } = digestTexts({ desk: "bàn triển khai", nouns: NOUNS });
