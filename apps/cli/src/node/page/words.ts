/** What the status page says: Vietnamese first, English beside it. */
import type { Notice, PhoneState } from "@bluezone/device/state";
import { type Both, both, type Tone } from "../../said.ts";
import type { Trouble } from "../node-status.ts";

export const PAGE = {
  title: both("Nút Bluezone", "Bluezone node"),
  untried: both("Chưa thử trên Raspberry Pi.", "Not tried on a Raspberry Pi."),
  since: both("Chạy từ", "Running since"),
  radio: both("Bluetooth", "Bluetooth"),
  heard: both("Mã nghe được hôm nay", "Identifiers heard today"),
  worked: both("Hôm nay hoạt động", "Worked today"),
  checked: both("Lần kiểm tra gần nhất", "Last check"),
  alerts: both("Cảnh báo", "Alerts"),
  noAlerts: both("chưa có", "none"),
  never: both("chưa có", "never"),
  share: both("Chia sẻ bằng mã", "Share by code"),
  back: both("Về trang chính", "Back"),
  config: both("Cài đặt đã ký", "Signed settings"),
  askOperator: both(
    "Hỏi đơn vị vận hành tệp config-root.json đang dùng, và đặt lại cho nút.",
    "Ask the operator for the config-root.json in use, and give it to the node again.",
  ),
  noneYet: both(
    "Chừng nào chưa nhận được, nút không đọc danh sách và không báo được ai.",
    "Until it is taken in, the node reads no lists and can tell nobody.",
  ),
  lastHolds: both("Bản đã nhận trước đó vẫn dùng.", "The one taken in before stays in force."),
  refreshes: both("Trang này tự tải lại mỗi 30 giây.", "This page reloads every 30 seconds."),
  goOn: both("Tự tải lại mỗi 30 giây", "Reload every 30 seconds"),
} as const;

export const RADIO: Readonly<Record<"on" | "off" | "refused", Both>> = {
  on: both("đang phát và nghe", "sends and listens"),
  off: both("không chạy, máy tự thử lại", "not running; tried again by itself"),
  refused: both("hệ thống không cho dùng", "refused by the system"),
};

/** What is wrong with the adapter, in words; others are told by their code. */
export const TROUBLE: Partial<Record<Trouble, Both>> = {
  busy: both(
    "chương trình khác đang dùng bộ Bluetooth; tắt bluetoothd",
    "another program has the adapter; switch bluetoothd off",
  ),
  gone: both("mất bộ Bluetooth", "the adapter is gone"),
  "no-adapter": both(
    "không thấy bộ Bluetooth mang tên này; xem đã cắm chưa, tên có đúng không (hci0, hci1 …)",
    "there is no adapter of this name; is it plugged in, is its name right (hci0, hci1 …)?",
  ),
  "no-bluetooth": both("nhân Linux này không có Bluetooth", "this kernel has no Bluetooth"),
  "no-library": both(
    "thiếu thư viện Bluetooth; cài lại mã nguồn bằng npm ci",
    "the Bluetooth library is missing; install the code again with npm ci",
  ),
  denied: both("thiếu quyền CAP_NET_ADMIN", "the right CAP_NET_ADMIN is missing"),
  no_answer: both("bộ Bluetooth không trả lời", "the adapter does not answer"),
};

/** Why the signed configuration was refused; others are told by their code. */
export const CONFIG_REFUSED: Readonly<Record<string, Both>> = {
  "unknown-root": both(
    "khóa đã ký không phải khóa gốc mà nút này tin",
    "it is signed by another root than this node trusts",
  ),
  "bad-signature": both("sai chữ ký", "its signature is wrong"),
  unreadable: both("không đọc được", "it cannot be read"),
  expired: both(
    "đã hết hạn; xem đồng hồ của máy có đúng không",
    "it has expired; is this machine’s clock right?",
  ),
  "rolled-back": both("cũ hơn bản đang dùng", "it is older than the one in force"),
};

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
  "cannot-hear": ["act", both("Đang bật nhưng không nghe được", "It is on and hears nothing")],
  "cannot-send": ["act", both("Đang bật nhưng không phát được", "It is on and is not heard")],
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
  "exposed-low": ["calm", both("Có một lần ở gần, nguy cơ thấp", "It was near somebody, with low risk")],
  withdrawn: ["calm", both("Một cảnh báo đã được rút lại", "An alert was withdrawn")],
  "positive-shared": ["well", both("Đã chia sẻ", "Shared")],
  offline: ["calm", both("Không có mạng, máy tự thử lại", "Offline; tried again by itself")],
  "first-day": ["well", both("Đang hoạt động, ngày đầu", "Running, on its first day")],
  protected: ["well", both("Đang hoạt động", "Running")],
};

/** Said first while the signed configuration is refused and nothing worse is to be said. */
export const CONFIG_NOTICE: readonly [Tone, Both] = [
  "act",
  both(
    "Cài đặt đã ký bị bỏ: nút chưa báo được cho ai",
    "Signed settings are refused: the node cannot tell anybody yet",
  ),
];

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
  declined: (until: Both): Both =>
    both(
      `Không sao, việc này tự nguyện. Chưa gửi gì. Đổi ý thì mã còn dùng được đến ${until.vi}.`,
      `That is fine; sharing is voluntary. Nothing was sent. If you change your mind, the code works until ${until.en}.`,
    ),
  again: both("Xem lại, vẫn muốn chia sẻ", "Look again, to share after all"),
  onePerson: both(
    "Gửi cả 14 ngày của nút này: chỉ bấm khi 14 ngày qua chính bạn là người trực ở đây. Nếu có người khác trực thay, gọi trạm y tế trước.",
    "All 14 days of this node are sent: go on only if it was you who was here these 14 days. If somebody else was here too, call the health station first.",
  ),
  kept: both(
    "Mã đã nhận trước đó vẫn còn, và vẫn dùng được:",
    "The code that was taken before is still here, and still good:",
  ),
  backToKept: both("Về mã đã nhận", "Back to the code that was taken"),
  forget: both("Bỏ mã này", "Drop this code"),
  days: (first: Both, last: Both): Both =>
    both(
      `Ngày có triệu chứng phải từ ${first.vi} đến ${last.vi}: máy chủ không nhận khóa quá xa ngày đó. Chưa gửi gì; chọn lại, hoặc hỏi trạm y tế.`,
      `The onset must be from ${first.en} to ${last.en}: a key server takes no keys too far from it. Nothing was sent; choose again, or ask the health station.`,
    ),
  missing: both(
    "Chọn một câu trả lời về triệu chứng, rồi bấm Chia sẻ.",
    "Choose an answer about symptoms, then Share.",
  ),
} as const;

/** Where a share stands, when there is nothing to choose and nothing went wrong. */
const STANDS: Readonly<
  Record<Exclude<PhoneState["share"]["is"], "none" | "ready" | "refused" | "failed">, readonly [Tone, Both]>
> = {
  checking: [
    "calm",
    both(
      "Đang kiểm tra mã. Mất mạng thì máy tự thử lại.",
      "The code is being checked; tried again by itself when offline.",
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
};

/** Why a code was not taken: what happened, and the next step. Others are told by their code. */
const REFUSED: Readonly<Record<string, Both>> = {
  unreadable_code: both(
    "Chưa đọc được mã: cần 8 số, hoặc 16 ký tự cuối của liên kết. Chưa hỏi máy chủ nào; xem lại tin nhắn rồi gõ lại.",
    "This is no whole code: it has 8 digits, or the last 16 characters of the link. No server was asked; look at the message and type it again.",
  ),
  code_not_found: both(
    "Mã chưa đúng. Xem lại từng số trong tin nhắn rồi gõ lại.",
    "The code is not right. Look at each digit of the message and type it again.",
  ),
  code_invalid: both(
    "Mã này chưa đúng, hoặc đã được dùng. Xem lại mã; nếu không phải bạn dùng, gọi trạm y tế.",
    "The code is not right, or was used already. Look at it again; if it was not you who used it, call the health station.",
  ),
  code_expired: both(
    "Mã đã hết hạn. Gọi trạm y tế để nhận mã mới.",
    "The code has expired. Call the health station for a new one.",
  ),
  unsupported_test_type: both(
    "Nút này chưa hiểu loại kết quả của mã. Mã chưa bị dùng; cập nhật phần mềm của nút rồi gõ lại.",
    "This node does not know the code’s type of result. The code was not used up; update the node and type it again.",
  ),
  unauthorized: both(
    "Máy chủ y tế không nhận khóa thiết bị của nút này. Mã của bạn không sai và chưa bị dùng. Báo người phụ trách nút: xin khóa thiết bị mới.",
    "The health server does not take this node’s device key. Your code is not at fault and was not used up. Tell whoever runs the node: it needs another device key.",
  ),
};

/** Why a share cannot go on with its code. The day keys are still here in each of them. Others are told by their code. */
const FAILED: Readonly<Record<string, Both>> = {
  token_ended: both(
    "Mã đã hết hạn trước khi gửi xong. Khóa ngày vẫn còn; gọi trạm y tế để nhận mã mới.",
    "The code expired before all was sent. The day keys are still here; call the health station for a new code.",
  ),
  nothing_to_share: both(
    "Nút chưa phát lần nào, nên không có khóa ngày để chia sẻ. Gọi trạm y tế, kể những người đã gặp.",
    "The node never sent anything, so there is no day key to share. Call the health station and tell whom you met.",
  ),
  nothing_taken: both(
    "Máy chủ khóa không nhận khóa ngày nào, nên chưa chia sẻ. Khóa ngày vẫn còn; gọi trạm y tế xem lại ngày có triệu chứng và nhận mã mới.",
    "The key server took no day key in, so nothing is shared. The day keys are still here; ask the health station to look at the onset date and for a new code.",
  ),
  unauthorized: both(
    "Máy chủ y tế không nhận khóa thiết bị của nút này, nên chưa chia sẻ. Khóa ngày vẫn còn. Báo người phụ trách nút, rồi xin mã mới.",
    "The health server does not take this node’s device key, so nothing is shared. The day keys are still here. Tell whoever runs the node, then ask for a new code.",
  ),
};

/** What is said of a code that was turned down. */
export const refusedText = (code: string): Both =>
  REFUSED[code] ??
  both(
    `Máy chủ y tế không nhận mã này (${code}). Dữ liệu vẫn còn; xem lại mã, hoặc gọi trạm y tế.`,
    `The health server did not take this code (${code}). The data is still here; look at the code again, or call the health station.`,
  );

/** What is said of a share that cannot go on. */
const failedText = (code: string): Both =>
  FAILED[code] ??
  both(
    `Chưa chia sẻ được bằng mã này (${code}). Khóa ngày vẫn còn; gọi trạm y tế để nhận mã mới.`,
    `Not shared with this code (${code}). The day keys are still here; call the health station for a new code.`,
  );

/** Where a share stands, for a panel; undefined while something is to be chosen. */
export function standing(share: PhoneState["share"]): readonly [Tone, Both] | undefined {
  switch (share.is) {
    case "none":
    case "ready":
      return undefined;
    case "refused":
      return ["act", refusedText(share.code)];
    case "failed":
      return ["act", failedText(share.code)];
    default:
      return STANDS[share.is];
  }
}

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
