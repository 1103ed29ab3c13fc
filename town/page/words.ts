/** Every text of the town page, Vietnamese first, English beside it. Home's states stand in `home-words.ts`. */
import { type Key, pairs, type Words } from "@bluezone/vietnamese/catalog";
import type { Locale } from "@bluezone/vietnamese/locale";
import { say } from "@bluezone/vietnamese/say";
import type { StepKind } from "../src/stage/view.ts";

const WORDS = pairs({
  title: ["Thị trấn mô phỏng", "Simulated town"],
  illustrative: ["số liệu minh họa", "illustrative data"],
  skip: ["Tới bản đồ", "Skip to the map"],
  loading: ["Đang mở thị trấn…", "Opening the town…"],
  offline: [
    "Trang này đã mất liên lạc với thị trấn. Mọi thứ vẫn còn; trang tự nối lại khi thị trấn chạy lại.",
    "This page has lost the town. Nothing is lost; it reconnects by itself once the town runs again.",
  ],
  speed: ["Tốc độ thời gian", "Speed of time"],
  stop: ["Dừng", "Pause"],
  keysApi: ["API máy chủ khóa", "Key server API"],
  healthApi: ["API mã xác nhận", "Verification API"],
  rolloutApi: ["API tuyên truyền", "Rollout API"],
  publicPages: ["Trang công khai", "Public pages"],
  desks: ["Bàn làm việc", "Desks"],
  healthDesk: ["Y tế", "Health"],
  rolloutDesk: ["Tuyên truyền, triển khai", "Rollout"],
  desksHelp: [
    "Mở bàn làm việc như một cán bộ của thị trấn (đều là người minh họa). Mỗi người được mời và đăng nhập như thật.",
    "Open the desk as one of the town's officers (all made up). Each was invited and signs in for real.",
  ],
  keysRunning: ["Máy chủ khóa đang chạy", "Key server is running"],
  keysStopped: ["Máy chủ khóa đã tắt", "Key server is stopped"],
  stopKeys: ["Tắt máy chủ khóa", "Stop key server"],
  startKeys: ["Bật máy chủ khóa", "Start key server"],
  map: ["Bản đồ An Giang", "Map of An Giang"],
  mapHelp: [
    "Mỗi ô là một huyện, vẽ như một góc chợ 20 m × 15 m. Kéo một người tới cạnh người khác, hoặc dùng bàn phím: Tab để chọn người, phím cách để nhấc lên, mũi tên để đi từng mét, phím cách để đặt xuống. Hai vòng quanh người đang chọn là 2 m và 10 m.",
    "Each tile is a district, drawn as a market corner of 20 m × 15 m. Drag a person next to another, or use the keyboard: Tab to a person, Space lifts, arrows walk a metre, Space puts down. The two rings around the chosen person are 2 m and 10 m.",
  ],
  lifted: ["đã nhấc lên", "lifted"],
  dropped: ["đã đặt xuống", "put down"],
  place: ["Đặt", "Put"],
  steps: ["Thử trong một phút", "Try it in a minute"],
  step1: [
    "Kéo Tư tới cạnh Sáu (hoặc dùng «Cho đứng cạnh»).",
    "Drag Tư next to Sáu (or use “Stand next to”).",
  ],
  step2: [
    "Bấm ×600, chờ vài giây: hai người ở bên nhau gần một giờ.",
    "Press ×600 and wait a few seconds: nearly an hour together.",
  ],
  step3: [
    "Chọn Sáu, bấm «Cho dương tính», rồi nhìn máy của Tư.",
    "Choose Sáu, press “Tests positive”, and watch Tư’s phone.",
  ],
  nearest: ["gần nhất", "nearest"],
  nobodyNear: ["không có ai ở gần", "nobody was near"],
  keyServer: ["máy chủ khóa", "the key server"],
  atServer: ["ở máy chủ khóa", "at the key server"],
  again: ["lần", "no."],
  moveNext: ["Cho đứng cạnh", "Stand next to"],
  choose: ["chọn người…", "choose a person…"],
  positive: ["Cho dương tính", "Tests positive"],
  codeOnly: ["Chỉ gửi mã", "Send the code only"],
  ownPage: ["Mở máy này trong thẻ riêng", "Open this phone in a tab of its own"],
  openLink: ["Mở liên kết trên máy này", "Open the link on this phone"],
  appBuilding: [
    "Đang dựng ứng dụng thật của các máy (chỉ lần đầu, khoảng một phút):",
    "Building the phones’ real app (the first time only, about a minute):",
  ],
  appFailed: [
    "Chưa dựng được ứng dụng thật; thẻ này vẫn nói đúng tình trạng của máy.",
    "The real app could not be built; this card still tells the phone’s true state.",
  ],
  bluetoothOff: ["Tắt Bluetooth", "Turn Bluetooth off"],
  bluetoothOn: ["Bật Bluetooth", "Turn Bluetooth on"],
  check: ["Kiểm tra ngay", "Check now"],
  phoneOf: ["Máy của", "Phone of"],
  messages: ["Tin nhắn", "Messages"],
  timeline: ["Đường đi của một kết quả", "The walk of a result"],
  timelineEmpty: [
    "Cho hai người đứng cạnh nhau một lúc, chọn một người rồi bấm «Cho dương tính». Từng bước sẽ hiện ra ở đây khi nó xảy ra thật.",
    "Let two people stand together for a while, choose one and press “Tests positive”. Each step appears here as it really happens.",
  ],
  waiting: ["chưa tới", "not yet"],
  resultOf: ["Kết quả của", "Result of"],
  onPhone: ["trên máy của", "on the phone of"],
  details: ["Trên đường truyền", "On the wire"],
  noExchange: [
    "Bước này diễn ra trong máy, không có gì đi qua mạng.",
    "This step happens inside the phone; nothing crosses the network.",
  ],
  sent: ["Gửi đi", "Sent"],
  received: ["Nhận về", "Received"],
  empty: ["(trống)", "(empty)"],
  worked: ["Hôm nay hoạt động", "Working today"],
  lastHeard: ["Nghe gần nhất", "Last heard"],
  lastChecked: ["Kiểm tra gần nhất", "Last checked"],
  never: ["chưa có", "not yet"],
  honest: [
    "Sóng ở đây là mô phỏng; máy chủ, giao thức và bộ máy của điện thoại là thật. Không có ai ngoài đời trong trang này.",
    "The radio waves here are simulated; servers, protocol and phone engine are real. Nobody on this page exists.",
  ],
});

export type Word = Key<typeof WORDS.vi>;
export const word = (key: Word, locale: Locale): string => say(WORDS[locale], key);

/** Facts of the steps. */
export const FACT_WORDS: Words = pairs({
  readings: ["Số lần nghe được", "Times heard"],
  minutes: ["Số phút từ lần đầu đến lần cuối", "Minutes from first to last"],
  keys: ["Khóa trong danh sách (phần lớn là khóa đệm)", "Keys in the list (mostly padding)"],
  matches: ["Khóa trùng với mã đã nghe", "Keys that match what was heard"],
  level: ["Nguy cơ", "Risk"],
  file: ["Tệp", "File"],
  signatures: ["Chữ ký bằng khóa", "Signed with key"],
  high: ["cao", "high"],
  low: ["thấp", "low"],
});

/** Names of the steps, by the glossary. */
export const STEP_WORDS: Words<Record<StepKind, string>> = pairs({
  sighting: ["nghe thấy", "sighting"],
  code: ["cấp mã", "code"],
  certificate: ["chứng thư", "certificate"],
  publish: ["tải lên", "publish"],
  export: ["danh sách ký", "signed export"],
  match: ["so khớp", "match"],
  alert: ["cảnh báo", "alert"],
});
