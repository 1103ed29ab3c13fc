/** What the status page says: Vietnamese first, English beside it. */
import type { Notice, PhoneState } from "@bluezone/device/state";
import type { RadioFaultCode } from "@bluezone/radio/hci/status";

/** One text in both languages. */
export type Both = { readonly vi: string; readonly en: string };
const both = (vi: string, en: string): Both => ({ vi, en });

export const PAGE = {
  title: both("Nút Bluezone", "Bluezone node"),
  untried: both("chưa thử trên Raspberry Pi", "not tried on a Raspberry Pi"),
  since: both("Chạy từ", "Running since"),
  radio: both("Bluetooth", "Bluetooth"),
  heard: both("Mã nghe được hôm nay", "Identifiers heard today"),
  worked: both("Hôm nay hoạt động", "Worked today"),
  checked: both("Kiểm tra gần nhất", "Last check"),
  alerts: both("Cảnh báo", "Alerts"),
  noAlerts: both("chưa có", "none"),
  never: both("chưa có", "never"),
  share: both("Chia sẻ bằng mã", "Share by code"),
  back: both("Về trang chính", "Back"),
  refreshes: both("Trang này tự tải lại mỗi 30 giây.", "This page reloads every 30 seconds."),
} as const;

export const RADIO: Readonly<Record<"on" | "off" | "refused", Both>> = {
  on: both("đang phát và nghe", "sends and listens"),
  off: both("không chạy, máy tự thử lại", "not running; tried again by itself"),
  refused: both("hệ thống không cho dùng", "refused by the system"),
};

/** What is wrong with the adapter, in words; others are told by their code. */
export const TROUBLE: Partial<Record<RadioFaultCode, Both>> = {
  busy: both("chương trình khác đang dùng bộ Bluetooth", "another program has the adapter"),
  gone: both("không thấy bộ Bluetooth", "there is no adapter"),
  denied: both("thiếu quyền CAP_NET_ADMIN", "the right CAP_NET_ADMIN is missing"),
  no_answer: both("bộ Bluetooth không trả lời", "the adapter does not answer"),
};

/** How a panel looks. */
export type Tone = "well" | "act" | "near" | "calm";

/** What is said first; kinds that a node does not have are left out. */
export const NOTICE: Readonly<Record<Notice["is"], readonly [Tone, Both]>> = {
  welcome: ["calm", both("Chưa bắt đầu", "Not started")],
  "no-radio": ["act", both("Máy này không có Bluetooth", "There is no Bluetooth here")],
  "positive-not-shared": ["act", both("Mã đã nhận, chưa chia sẻ", "A code was taken and nothing shared yet")],
  "exposed-high": [
    "near",
    both(
      "Nút này đã ở gần một người có kết quả dương tính",
      "This node was near somebody who tested positive",
    ),
  ],
  "bluetooth-off": ["act", both("Bluetooth không chạy", "Bluetooth is not running")],
  "permission-missing": ["act", both("Hệ thống không cho dùng Bluetooth", "The system refuses Bluetooth")],
  update: ["act", both("Cần cập nhật phần mềm", "The software must be updated")],
  "switched-off": [
    "calm",
    both("Đơn vị vận hành đã tắt phát và nghe", "The operator has switched sending and listening off"),
  ],
  stopped: ["act", both("Đã có lúc không chạy", "It did not run for a while")],
  silent: ["calm", both("Chưa nghe thấy máy nào", "No phone was heard yet")],
  "storage-full": ["act", both("Không ghi được, ổ đĩa đầy", "Nothing can be written; the disk is full")],
  "clock-wrong": ["act", both("Đồng hồ của máy bị lệch", "This machine’s clock is wrong")],
  "data-damaged": ["act", both("Một phần dữ liệu không đọc được", "A part of the data cannot be read")],
  "cannot-send": ["act", both("Nghe được nhưng không phát được", "It hears and cannot send")],
  "lists-refused": [
    "act",
    both(
      "Danh sách mới sai chữ ký hoặc thiếu, đã bỏ",
      "New lists were refused: wrong signature or incomplete",
    ),
  ],
  "not-checked": ["act", both("Lâu rồi chưa kiểm tra được", "Not checked for a while")],
  "config-expired": ["calm", both("Chưa nhận được cài đặt mới", "No new settings yet; the last ones hold")],
  paused: ["calm", both("Đang tạm dừng", "Paused")],
  "exposed-low": ["near", both("Có một lần ở gần, nguy cơ thấp", "It was near somebody, with low risk")],
  withdrawn: ["calm", both("Một cảnh báo đã được rút lại", "An alert was withdrawn")],
  "positive-shared": ["well", both("Đã chia sẻ", "Shared")],
  offline: ["calm", both("Không có mạng, máy tự thử lại", "Offline; tried again by itself")],
  "first-day": ["well", both("Đang hoạt động, ngày đầu", "Running, on its first day")],
  protected: ["well", both("Đang hoạt động", "Running")],
};

export const SHARE = {
  title: both("Chia sẻ bằng mã", "Share by code"),
  enter: both(
    "Gõ mã trong tin nhắn hoặc trên phiếu kết quả: 8 số, hoặc 16 ký tự cuối của liên kết. Chưa gửi khóa nào.",
    "Type the code of the message or of the result slip: 8 digits, or the last 16 characters of the link. No key is sent yet.",
  ),
  code: both("Mã xác nhận", "Code"),
  check: both("Tiếp tục", "Continue"),
  onset: both("Có triệu chứng từ ngày nào?", "When did symptoms start?"),
  none: both("Không có", "None"),
  unknown: both("Không nhớ", "Not sure"),
  day: both("Từ ngày", "On this day"),
  sent: both(
    "Gửi: khóa ngày của 14 ngày qua, ngày có triệu chứng, loại xét nghiệm.",
    "Sent: day keys of the last 14 days, the onset date, the test type.",
  ),
  notSent: both(
    "Không gửi: tên, số điện thoại, vị trí, ai đã ở gần.",
    "Not sent: names, numbers, places, who was near.",
  ),
  share: both("Chia sẻ", "Share"),
  decline: both("Không chia sẻ", "Do not share"),
  declined: both(
    "Không sao, việc này tự nguyện. Đổi ý thì mã còn dùng được đến hết hạn.",
    "That is fine; sharing is voluntary. If you change your mind, the code works until its end.",
  ),
  forget: both("Bỏ mã này", "Drop this code"),
  missing: both(
    "Chọn một câu trả lời về triệu chứng, rồi bấm Chia sẻ.",
    "Choose an answer about symptoms, then Share.",
  ),
} as const;

/** Where a share stands, when there is nothing to choose. */
export const STANDS: Readonly<
  Record<Exclude<PhoneState["share"]["is"], "none" | "ready">, readonly [Tone, Both]>
> = {
  checking: [
    "calm",
    both(
      "Đang kiểm tra mã. Mất mạng thì máy tự thử lại.",
      "The code is being checked; tried again by itself when offline.",
    ),
  ],
  refused: [
    "act",
    both(
      "Máy chủ không nhận mã này. Dữ liệu vẫn còn; xem lại mã, hoặc gọi trạm y tế.",
      "The code was not taken. The data is still here; look at the code again, or call the health station.",
    ),
  ],
  sending: [
    "calm",
    both(
      "Đang gửi. Mất mạng thì máy tự gửi tiếp, không cần bấm lại.",
      "Sending. It goes on by itself when offline; no need to tap again.",
    ),
  ],
  shared: ["well", both("Đã chia sẻ, cảm ơn bạn.", "Shared, thank you.")],
  "already-shared": [
    "well",
    both("Mọi khóa ngày ở đây đã được chia sẻ từ trước.", "Every day key here was shared before."),
  ],
  negative: [
    "well",
    both("Kết quả âm tính, không có gì để chia sẻ.", "A negative result; nothing to share."),
  ],
  failed: [
    "act",
    both(
      "Chưa chia sẻ được bằng mã này. Khóa ngày vẫn còn; gọi trạm y tế để nhận mã mới.",
      "Not shared with this code. The day keys are still here; call the health station for a new code.",
    ),
  ],
};

export const LOST = {
  host: both("Địa chỉ này không phải của nút.", "This address is not the node’s."),
  origin: both("Trang khác không được dùng nút này.", "Another page may not use this node."),
  token: both(
    "Trang này đã cũ; tải lại rồi làm lại. Chưa gửi gì.",
    "This page is an old one; reload it and try again. Nothing was sent.",
  ),
  page: both("Không có trang này.", "There is no such page."),
  long: both("Dài quá, chưa gửi gì.", "Too long; nothing was sent."),
} as const;
