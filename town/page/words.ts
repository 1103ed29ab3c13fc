/** Every text of the town page, Vietnamese first, English beside it. Home's states stand in `home-words.ts`. */
import { type Key, pairs, type Words } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { Locale } from "@bluezone/vietnamese/locale";
import { say } from "@bluezone/vietnamese/say";
import type { StepKind } from "../src/stage/view.ts";

const WORDS = pairs({
  title: ["Thị trấn mô phỏng", "Simulated town"],
  illustrative: both(FRAME, "illustrative"),
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
  rolloutApi: ["API triển khai", "Rollout API"],
  publicPages: ["Trang công khai", "Public pages"],
  working: ["Hệ thống có hiệu quả không?", "Is it working?"],
  desks: ["Bàn làm việc", "Desks"],
  healthDesk: ["Y tế", "Health"],
  rolloutDesk: ["Triển khai", "Rollout"],
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
    "Kéo một người tới cạnh người khác, hoặc sang huyện khác trên bản đồ. Bằng bàn phím: Tab để chọn người, phím cách để nhấc lên, mũi tên để đi từng mét, phím cách để đặt xuống. Hai vòng là 2 m và 10 m; chấm nhỏ chạy qua lại là mã ngẫu nhiên mà hai máy nghe được của nhau.",
    "Drag a person next to another, or onto another district of the map. By keyboard: Tab to a person, Space lifts, arrows walk a metre, Space puts down. The rings are 2 m and 10 m; the small dots that travel are random identifiers that two phones hear of each other.",
  ],
  closeUp: ["Một góc chợ ở", "A market corner in"],
  goTo: ["Đi tới", "Go to"],
  healthServer: ["Máy chủ mã", "Code server"],
  keyServerOff: ["Máy chủ khóa (tắt)", "Key server (off)"],
  clock: ["Đồng hồ của thị trấn", "The town's clock"],
  jumps: ["Nhảy tới", "Jump to"],
  jump_hour: ["thêm 1 giờ", "an hour on"],
  jump_export: ["danh sách kế tiếp", "next list"],
  jump_check: ["lần kiểm tra kế tiếp", "next check"],
  jump_morning: ["8 giờ sáng mai", "tomorrow 8:00"],
  jump_quarantine: ["hết cách ly", "end of quarantine"],
  jumping: ["Đang tới", "On the way to"],
  jumpingUntil: ["Đang đi, muộn nhất tới", "On the way, at the latest to"],
  underWay: ["Đang đi tới đó…", "On the way…"],
  playStory: ["Xem một đợt dịch", "Play an outbreak"],
  stopStory: ["Dừng chuyện", "Stop the story"],
  closeStory: ["Đóng", "Close"],
  openReport: ["Mở báo cáo ngày", "Open the day's report"],
  story: ["Một đợt dịch", "An outbreak"],
  guide: ["Năm phút đầu", "The first five minutes"],
  step: both(FIELDS, "step"),
  skipGuide: ["Bỏ qua", "Skip"],
  closeGuide: ["Đóng", "Close"],
  openGuide: ["Hướng dẫn", "Guide"],
  openHealthDesk: both(FRAME, "healthDesk"),
  openRolloutDesk: both(FRAME, "desk"),
  everyDesk: ["Mọi cán bộ", "Every officer"],
  servers: ["Máy chủ", "Servers"],
  show: both(VERBS, "show"),
  mapShort: ["Bản đồ", "Map"],
  lifted: ["đã nhấc lên", "lifted"],
  dropped: ["đã đặt xuống", "put down"],
  place: ["Đặt", "Put"],
  nearest: ["gần nhất", "nearest"],
  nobodyNear: ["không có ai ở gần", "nobody was near"],
  keyServer: ["Máy chủ khóa", "Key server"],
  atKeys: ["ở máy chủ khóa", "at the key server"],
  atHealth: ["ở máy chủ mã", "at the code server"],
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
  lastHeard: ["Lần nghe gần nhất", "Last heard"],
  lastChecked: ["Lần kiểm tra gần nhất", "Last checked"],
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
  minutes: ["Số phút có nghe được", "Minutes in which it was heard"],
  keys: ["Khóa trong danh sách (phần lớn là khóa đệm)", "Keys in the list (mostly padding)"],
  matches: ["Khóa trùng với mã đã nghe", "Keys that match what was heard"],
  level: ["Nguy cơ", "Risk"],
  file: [capital(VALUES.vi.file), capital(VALUES.en.file)],
  signatures: ["Chữ ký bằng khóa", "Signed with key"],
  high: both(VALUES, "high"),
  low: both(VALUES, "low"),
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

/** The guided strip: what is to be done, its button, and its name in the row of steps. */
export const GUIDE_WORDS = pairs({
  what: [
    "Máy có Bluezone nghe các máy ở gần qua Bluetooth, và báo riêng cho chủ máy khi người từng ở gần có kết quả dương tính. Ở đây mỗi chấm tròn là một người có máy.",
    "A phone with Bluezone hears the phones nearby over Bluetooth, and tells its owner alone when somebody they were near tests positive. Here each dot is a person with a phone.",
  ],
  together: [
    "Cho {{listener}} đứng cạnh {{sender}}: kéo hai người lại gần nhau, hoặc bấm nút.",
    "Let {{listener}} stand next to {{sender}}: drag them together, or press the button.",
  ],
  "together.do": ["Cho đứng cạnh nhau", "Put them together"],
  "together.name": ["đứng cạnh nhau", "together"],
  hour: [
    "{{listener}} đã đứng cạnh {{sender}}: hai máy nghe nhau qua Bluetooth, đã được {{minutes}} phút. Để một giờ trôi qua.",
    "{{listener}} now stands next to {{sender}}: the two phones hear each other by Bluetooth, {{minutes}} min so far. Let an hour pass.",
  ],
  "hour.do": ["Cho một giờ trôi qua", "Let an hour pass"],
  "hour.name": ["một giờ trôi qua", "an hour"],
  positive: [
    "Đứng cạnh nhau, máy của {{listener}} đã nghe máy của {{sender}} {{minutes}} phút. Giờ {{sender}} có kết quả dương tính, nhận tin nhắn và bấm chia sẻ.",
    "Side by side, {{listener}}’s phone has heard {{sender}}’s for {{minutes}} minutes. Now {{sender}} tests positive, gets a text message and shares.",
  ],
  "positive.do": ["Cho {{sender}} dương tính", "{{sender}} tests positive"],
  "positive.name": ["có kết quả", "the result"],
  list: [
    "Khóa của {{sender}} đã lên máy chủ. Danh sách có chữ ký ra lúc {{at}}, còn {{wait}}.",
    "{{sender}}’s keys are at the server. The signed list comes out at {{at}}, in {{wait}}.",
  ],
  "list.do": ["Tới {{at}}", "Go to {{at}}"],
  "list.name": ["danh sách ra", "the list"],
  check: [
    "Danh sách đã ra. Nửa giờ một lần, mỗi máy tự tải về và so khớp; không ai gọi tới máy của {{listener}}.",
    "The list is out. Every half hour each phone fetches it and matches by itself; nobody calls {{listener}}’s phone.",
  ],
  "check.do": ["Tới lần kiểm tra kế tiếp", "Go to the next check"],
  "check.name": ["máy so khớp", "the match"],
  open: [
    "Máy của {{listener}} đã báo, và chỉ {{listener}} biết.",
    "{{listener}}’s phone has warned, and only {{listener}} knows.",
  ],
  "open.do": ["Mở cảnh báo", "Open the alert"],
  "open.name": ["cảnh báo", "the alert"],
  done: [
    "Xong. Từ lúc có kết quả tới lúc {{listener}} được báo: {{took}}; không máy chủ nào biết {{listener}} là ai. Thử tiếp: tắt máy chủ khóa rồi làm lại, hoặc mở bàn y tế.",
    "Done. From the result to {{listener}}’s alert: {{took}}; no server knows who {{listener}} is. Go on: switch the key server off and try again, or open the health desk.",
  ],
  keysOff: [
    "Máy chủ khóa đang tắt: không nhận khóa, không ra danh sách, máy không tải về được. Bật lại thì máy tự làm tiếp.",
    "The key server is off: it takes no keys, signs no list and answers no phone. The phones go on by themselves once it runs.",
  ],
  "keysOff.do": ["Bật máy chủ khóa", "Start the key server"],
});

/** A text of the strip. */
export const sayGuide = (
  key: Key<typeof GUIDE_WORDS.vi>,
  facts: Readonly<Record<string, string>>,
  locale: Locale,
) => say(GUIDE_WORDS[locale], key, facts);

/** The story's chapters, and how many phones have warned so far. */
export const STORY_WORDS = pairs({
  market: [
    "8 giờ, chợ Châu Phú: {{patient}}, Tư, Bảy và Tám đứng gần nhau một giờ. Chưa ai biết gì.",
    "8:00, the market of Châu Phú: {{patient}}, Tư, Bảy and Tám stand close for an hour. Nobody knows anything yet.",
  ],
  bus: [
    "Chuyến xe về Long Xuyên: Bảy ngồi cạnh Chín và Mười. {{patient}} đi đường khác.",
    "The bus to Long Xuyên: Bảy sits beside Chín and Mười. {{patient}} goes another way.",
  ],
  wedding: [
    "Đám cưới ở Tân Châu: {{patient}}, Hai, Ba, Út và Sa Lễ ngồi chung bàn hai giờ.",
    "A wedding in Tân Châu: {{patient}}, Hai, Ba, Út and Sa Lễ share a table for two hours.",
  ],
  result: [
    "Hai hôm sau, phòng xét nghiệm báo {{patient}} dương tính: ca bệnh vào bàn y tế, tin nhắn tới, {{patient}} chia sẻ.",
    "Two days later the laboratory reports {{patient}} positive: the case is at the health desk, the message comes, {{patient}} shares.",
  ],
  alerts: [
    "Danh sách ra, các máy tự so khớp. Đã báo: {{warned}} máy; không ai khác biết là máy nào.",
    "The list is out and the phones match. Warned so far: {{warned}}; nobody else knows which.",
  ],
  calls: [
    "Số người nhờ y tế gọi lại: {{called}}. Trạm gọi, xếp loại F1 theo quy định của ngày, cho cách ly tại nhà.",
    "Asking for a call: {{called}}. The station calls, classes them F1 by the rule of the day, and they stay apart at home.",
  ],
  report: [
    "17 giờ 30: Sở Y tế chốt báo cáo của ngày.",
    "17:30: the health department closes the day's report.",
  ],
  end: [
    "Hết chuyện: {{warned}} máy đã báo, {{called}} người cách ly, báo cáo ngày đã chốt. Mọi thứ đều ở bàn y tế.",
    "The end: {{warned}} phones have warned, {{called}} stay apart, the day's report is closed. All of it is at the health desk.",
  ],
});
