/** What the operator page says, in both languages. */
import { type Both, both } from "../../said.ts";
import type { Program } from "../figures.ts";
import type { Trouble } from "../look.ts";
import type { PromiseName } from "../promises.ts";

export const PAGE = {
  title: both("Vận hành Bluezone", "Bluezone operations"),
  well: both("Không có gì bất thường.", "Nothing stands out."),
  look: both("Cần xem ngay", "To be looked at"),
  dayBroken: both(
    "Lúc này không có gì bất thường, nhưng 24 giờ qua có lời hứa chưa giữ được",
    "Nothing stands out now, but a promise was not kept in the last 24 hours",
  ),
  onlyKept: both("đạt", "kept"),
  nobody: both("Không chương trình nào trả lời", "No program answers"),
  nobodyNext: both(
    "Xem các máy chủ có đang chạy không: systemctl status 'bluezone-*'. Máy chủ ở máy khác thì chạy lại lệnh này với --keys, --health, --rollout, --canary.",
    "See whether the servers run: systemctl status 'bluezone-*'. For servers on other machines start this again with --keys, --health, --rollout, --canary.",
  ),
  promises: both("Lời hứa với người dùng", "What users may expect"),
  promise: both("Lời hứa", "Promise"),
  sinceStart: both("Từ khi chạy", "Since the start"),
  now: both("lúc này", "now"),
  day: both("24 giờ", "24 hours"),
  promised: both("Đã hứa", "Promised"),
  curves: both("24 giờ qua", "The last 24 hours"),
  programs: both("Các chương trình", "Programs"),
  program: both("Chương trình", "Program"),
  answers: both("Trả lời", "Answers"),
  silent: both("không trả lời", "does not answer"),
  version: both("Phiên bản", "Version"),
  up: both("Chạy được", "Up for"),
  database: both("Cơ sở dữ liệu", "Database"),
  yes: both("có", "yes"),
  no: both("không", "no"),
  jobs: both("Việc định kỳ", "Jobs"),
  job: both("Việc", "Job"),
  last: both("Xong lần cuối", "Last ended well"),
  every: both("Cứ", "Every"),
  state: both("Tình trạng", "State"),
  fine: both("tốt", "well"),
  late: both("trễ", "late"),
  fails: both("lỗi", "fails"),
  noJobs: both("Chưa thấy việc định kỳ nào.", "No jobs are seen yet."),
  leases: both("Quyền đang giữ, tin nhắn lỗi", "Leases held, failed messages"),
  lease: both("còn giữ", "held for"),
  messages: both("tin nhắn lỗi từ khi chạy", "messages failed since the start"),
  noLeases: both(
    "Không có quyền nào đang giữ, không có tin nhắn lỗi.",
    "No lease is held, and no message failed.",
  ),
  canary: both("Chim báo", "Canary"),
  noCanary: both(
    "Chim báo không trả lời. Chưa có thì lập một chim báo: docs/guides/operator.md",
    "The canary does not answer. To set one up: docs/guides/operator.md",
  ),
  noAlert: both("chưa có", "none yet"),
  lastAlert: both("Cảnh báo gần nhất", "Last alert"),
  took: both("Mất", "Took"),
  ago: both("trước", "ago"),
  reloads: both("Trang này tự tải lại mỗi phút.", "This page reloads every minute."),
  goOn: both("Tự tải lại mỗi phút", "Reload every minute"),
  memory: both("Số liệu giữ trong bộ nhớ, không ghi ra đĩa.", "Figures are kept in memory, not on disk."),
  playbooks: both(
    "Mỗi cảnh báo có một trang hướng dẫn: docs/guides/playbooks.md",
    "Each alert has a playbook: docs/guides/playbooks.md",
  ),
  waiting: both("đang đợi số liệu", "waiting for figures"),
  most: both("cao nhất", "highest"),
  limit: both("không nên quá", "should not pass"),
  dayAgo: both("24 giờ trước", "24 hours ago"),
} as const;

export const PROMISE: Readonly<Record<PromiseName, Both>> = {
  answers: both("Điện thoại được trả lời", "Phones are answered"),
  publish: both("Gửi khóa trong 500 ms", "Publishes within 500 ms"),
  export: both("Danh sách không cũ hơn 15 phút", "Export not older than 15 minutes"),
  alerts: both("Cảnh báo đến kịp", "Alerts arrive in time"),
};

/** What stands out; of a job its name stands before. */
export const TROUBLE: Readonly<Record<Trouble["is"], Both>> = {
  silent: both("không trả lời", "does not answer"),
  "database-silent": both("cơ sở dữ liệu không trả lời", "the database does not answer"),
  "job-fails": both("việc bị lỗi", "the job fails"),
  "job-late": both("việc bị trễ", "the job is late"),
  "export-old": both("danh sách đã cũ", "the export is old"),
  "alert-missed": both("cảnh báo không đến kịp", "its alert did not arrive in time"),
};

export const PROGRAM: Readonly<Record<Program, Both>> = {
  keys: both("Máy chủ khóa", "Key server"),
  health: both("Máy chủ y tế", "Health server"),
  rollout: both("Máy chủ triển khai", "Rollout server"),
  canary: both("Chim báo", "Canary"),
};

export const LEG: Readonly<Record<string, Both>> = {
  code: both("mã", "code"),
  upload: both("gửi khóa", "upload"),
  export: both("danh sách", "export"),
  alert: both("cảnh báo", "alert"),
};

/** The curves: what each shows. */
export const CURVE = {
  exportAge: both("Danh sách mới nhất cách đây", "Age of the newest export"),
  alertTook: both("Từ kết quả đến cảnh báo", "From result to alert"),
  failed: both("Lần trả lời lỗi cho điện thoại, mỗi phút", "Failed answers to phones, a minute"),
  answered: both("Lần trả lời điện thoại, mỗi phút", "Answers to phones, a minute"),
  lag: both("Máy chủ trả lời chậm thêm", "Event loop lag"),
  memory: both("Bộ nhớ của chương trình lớn nhất", "Memory of the largest program"),
} as const;
