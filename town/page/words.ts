/** Every text of the town page, Vietnamese first, English beside it. Home's states stand in `home-words.ts`. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { StepKind } from "../src/stage/view.ts";

const WORDS = {
  title: { vi: "Thị trấn mô phỏng", en: "Simulated town" },
  illustrative: { vi: "số liệu minh họa", en: "illustrative data" },
  skip: { vi: "Tới bản đồ", en: "Skip to the map" },
  loading: { vi: "Đang mở thị trấn…", en: "Opening the town…" },
  offline: {
    vi: "Trang này đã mất liên lạc với thị trấn. Mọi thứ vẫn còn; trang tự nối lại khi thị trấn chạy lại.",
    en: "This page has lost the town. Nothing is lost; it reconnects by itself once the town runs again.",
  },
  speed: { vi: "Tốc độ thời gian", en: "Speed of time" },
  stop: { vi: "Dừng", en: "Pause" },
  keysApi: { vi: "API máy chủ khóa", en: "Key server API" },
  healthApi: { vi: "API mã xác nhận", en: "Verification API" },
  rolloutApi: { vi: "API tuyên truyền", en: "Rollout API" },
  publicPages: { vi: "Trang công khai", en: "Public pages" },
  desks: { vi: "Bàn làm việc", en: "Desks" },
  healthDesk: { vi: "Y tế", en: "Health" },
  rolloutDesk: { vi: "Tuyên truyền, triển khai", en: "Rollout" },
  desksHelp: {
    vi: "Mở bàn làm việc như một cán bộ của thị trấn (đều là người minh họa). Mỗi người được mời và đăng nhập như thật.",
    en: "Open the desk as one of the town's officers (all made up). Each was invited and signs in for real.",
  },
  keysRunning: { vi: "Máy chủ khóa đang chạy", en: "Key server is running" },
  keysStopped: { vi: "Máy chủ khóa đã tắt", en: "Key server is stopped" },
  stopKeys: { vi: "Tắt máy chủ khóa", en: "Stop key server" },
  startKeys: { vi: "Bật máy chủ khóa", en: "Start key server" },
  map: { vi: "Bản đồ An Giang", en: "Map of An Giang" },
  mapHelp: {
    vi: "Mỗi ô là một huyện, vẽ như một góc chợ 20 m × 15 m. Kéo một người tới cạnh người khác, hoặc dùng bàn phím: Tab để chọn người, phím cách để nhấc lên, mũi tên để đi từng mét, phím cách để đặt xuống. Hai vòng quanh người đang chọn là 2 m và 10 m.",
    en: "Each tile is a district, drawn as a market corner of 20 m × 15 m. Drag a person next to another, or use the keyboard: Tab to a person, Space lifts, arrows walk a metre, Space puts down. The two rings around the chosen person are 2 m and 10 m.",
  },
  lifted: { vi: "đã nhấc lên", en: "lifted" },
  dropped: { vi: "đã đặt xuống", en: "put down" },
  place: { vi: "Đặt", en: "Put" },
  steps: { vi: "Thử trong một phút", en: "Try it in a minute" },
  step1: {
    vi: "Kéo Tư tới cạnh Sáu (hoặc dùng «Cho đứng cạnh»).",
    en: "Drag Tư next to Sáu (or use “Stand next to”).",
  },
  step2: {
    vi: "Bấm ×600, chờ vài giây: hai người ở bên nhau gần một giờ.",
    en: "Press ×600 and wait a few seconds: nearly an hour together.",
  },
  step3: {
    vi: "Chọn Sáu, bấm «Cho dương tính», rồi nhìn máy của Tư.",
    en: "Choose Sáu, press “Tests positive”, and watch Tư’s phone.",
  },
  nearest: { vi: "gần nhất", en: "nearest" },
  nobodyNear: { vi: "không có ai ở gần", en: "nobody was near" },
  keyServer: { vi: "máy chủ khóa", en: "the key server" },
  atServer: { vi: "ở máy chủ khóa", en: "at the key server" },
  again: { vi: "lần", en: "no." },
  moveNext: { vi: "Cho đứng cạnh", en: "Stand next to" },
  choose: { vi: "chọn người…", en: "choose a person…" },
  positive: { vi: "Cho dương tính", en: "Tests positive" },
  codeOnly: { vi: "Chỉ gửi mã", en: "Send the code only" },
  ownPage: { vi: "Mở máy này trong thẻ riêng", en: "Open this phone in a tab of its own" },
  openLink: { vi: "Mở liên kết trên máy này", en: "Open the link on this phone" },
  appBuilding: {
    vi: "Đang dựng ứng dụng thật của các máy (chỉ lần đầu, khoảng một phút):",
    en: "Building the phones’ real app (the first time only, about a minute):",
  },
  appFailed: {
    vi: "Chưa dựng được ứng dụng thật; thẻ này vẫn nói đúng tình trạng của máy.",
    en: "The real app could not be built; this card still tells the phone’s true state.",
  },
  bluetoothOff: { vi: "Tắt Bluetooth", en: "Turn Bluetooth off" },
  bluetoothOn: { vi: "Bật Bluetooth", en: "Turn Bluetooth on" },
  check: { vi: "Kiểm tra ngay", en: "Check now" },
  phoneOf: { vi: "Máy của", en: "Phone of" },
  messages: { vi: "Tin nhắn", en: "Messages" },
  timeline: { vi: "Đường đi của một kết quả", en: "The walk of a result" },
  timelineEmpty: {
    vi: "Cho hai người đứng cạnh nhau một lúc, chọn một người rồi bấm «Cho dương tính». Từng bước sẽ hiện ra ở đây khi nó xảy ra thật.",
    en: "Let two people stand together for a while, choose one and press “Tests positive”. Each step appears here as it really happens.",
  },
  waiting: { vi: "chưa tới", en: "not yet" },
  resultOf: { vi: "Kết quả của", en: "Result of" },
  onPhone: { vi: "trên máy của", en: "on the phone of" },
  details: { vi: "Trên đường truyền", en: "On the wire" },
  noExchange: {
    vi: "Bước này diễn ra trong máy, không có gì đi qua mạng.",
    en: "This step happens inside the phone; nothing crosses the network.",
  },
  sent: { vi: "Gửi đi", en: "Sent" },
  received: { vi: "Nhận về", en: "Received" },
  empty: { vi: "(trống)", en: "(empty)" },
  worked: { vi: "Hôm nay hoạt động", en: "Working today" },
  lastHeard: { vi: "Nghe gần nhất", en: "Last heard" },
  lastChecked: { vi: "Kiểm tra gần nhất", en: "Last checked" },
  never: { vi: "chưa có", en: "not yet" },
  honest: {
    vi: "Sóng ở đây là mô phỏng; máy chủ, giao thức và bộ máy của điện thoại là thật. Không có ai ngoài đời trong trang này.",
    en: "The radio waves here are simulated; servers, protocol and phone engine are real. Nobody on this page exists.",
  },
} as const;

export type Word = keyof typeof WORDS;
export const word = (key: Word, locale: Locale): string => WORDS[key][locale];

/** Facts of the steps. */
export const FACT_WORDS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  readings: { vi: "Số lần nghe được", en: "Times heard" },
  minutes: { vi: "Số phút từ lần đầu đến lần cuối", en: "Minutes from first to last" },
  keys: { vi: "Khóa trong danh sách (phần lớn là khóa đệm)", en: "Keys in the list (mostly padding)" },
  matches: { vi: "Khóa trùng với mã đã nghe", en: "Keys that match what was heard" },
  level: { vi: "Nguy cơ", en: "Risk" },
  file: { vi: "Tệp", en: "File" },
  signatures: { vi: "Chữ ký bằng khóa", en: "Signed with key" },
  high: { vi: "cao", en: "high" },
  low: { vi: "thấp", en: "low" },
};

/** Names of the steps, by the glossary. */
export const STEP_WORDS: Readonly<Record<StepKind, { readonly vi: string; readonly en: string }>> = {
  sighting: { vi: "nghe thấy", en: "sighting" },
  code: { vi: "cấp mã", en: "code" },
  certificate: { vi: "chứng thư", en: "certificate" },
  publish: { vi: "tải lên", en: "publish" },
  export: { vi: "danh sách ký", en: "signed export" },
  match: { vi: "so khớp", en: "match" },
  alert: { vi: "cảnh báo", en: "alert" },
};
