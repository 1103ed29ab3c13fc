import { VERBS } from "@bluezone/vietnamese/labels/verbs";

/** What can wait at the rollout desk, and the button that leads to where it is done. */
export const rolloutToday = {
  kind_bulletinsToReview: "Bản tin khẩn đã phát, cần người thứ hai xem",
  kind_bulletinsToApprove: "Bản tin chờ duyệt",
  kind_blocksToApprove: "Mẫu tin chờ duyệt",
  kind_rumoursToApprove: "Đính chính chờ duyệt",
  kind_venuesToApprove: "Điểm bán chờ duyệt",
  kind_tasksReturned: "Việc bị trả lại",
  kind_tasksToAcknowledge: "Việc mới, chưa báo đã nhận",
  kind_tasksDue: "Việc đến hạn tuần này",
  kind_evidenceToAccept: "Minh chứng chờ xem",
  kind_bulletinsReturned: "Bản tin trả lại để sửa",
  kind_rumoursToAnswer: "Tin nghe được, chưa trả lời",
  kind_visitsPlanned: "Buổi thăm đến ngày",
  do_bulletinsToReview: "Xem lại",
  do_bulletinsToApprove: "Xem và duyệt",
  do_blocksToApprove: "Xem và duyệt",
  do_rumoursToApprove: "Xem và duyệt",
  do_venuesToApprove: "Xem và duyệt",
  do_tasksReturned: "Sửa và nộp lại",
  do_tasksToAcknowledge: "Xem việc",
  do_tasksDue: "Làm và nộp",
  do_evidenceToAccept: "Xem minh chứng",
  do_bulletinsReturned: "Sửa bản tin",
  do_rumoursToAnswer: VERBS.vi.answer,
  do_visitsPlanned: VERBS.vi.recordOutcome,
} as const;
