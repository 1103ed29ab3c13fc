/** The texts of home's panel for every notice, Vietnamese first, English beside it; and its fill and shape. */
import { Day } from "@bluezone/protocol/time";
import { type Key, pairs, type Values } from "@bluezone/vietnamese/catalog";
import { dayName, partOfDayName } from "@bluezone/vietnamese/date";
import { both } from "@bluezone/vietnamese/labels/both";
import { capital } from "@bluezone/vietnamese/labels/case";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";
import { say, sayIn } from "@bluezone/vietnamese/say";
import type { PanelView } from "../src/stage/view.ts";
import { momentText, timeText } from "./moment.ts";

/** The shapes that say a state beside its words. */
export type Shape =
  | "well"
  | "act"
  | "near"
  | "calm"
  | "offline"
  | "paused"
  | "deaf"
  | "unchecked"
  | "shared"
  | "withdrawn"
  | "update";

type Panel<Kind extends PanelView["is"]> = Extract<PanelView, { is: Kind }>;
type Words = { readonly title: string; readonly sentence: string };
type Tone = "well" | "act" | "near" | "calm";

const LOOKS: Readonly<Record<PanelView["is"], readonly [Tone, Shape]>> = {
  welcome: ["calm", "calm"],
  "no-radio": ["calm", "deaf"],
  "positive-not-shared": ["near", "near"],
  sending: ["calm", "unchecked"],
  "exposed-high": ["near", "near"],
  "bluetooth-off": ["act", "act"],
  "permission-missing": ["act", "act"],
  update: ["act", "update"],
  "switched-off": ["act", "deaf"],
  stopped: ["act", "deaf"],
  silent: ["act", "deaf"],
  "storage-full": ["act", "act"],
  "clock-wrong": ["act", "act"],
  "data-damaged": ["act", "act"],
  "cannot-send": ["act", "act"],
  "cannot-hear": ["act", "act"],
  "lists-refused": ["act", "unchecked"],
  "not-checked": ["act", "unchecked"],
  "config-expired": ["calm", "calm"],
  paused: ["calm", "paused"],
  "exposed-low": ["calm", "calm"],
  withdrawn: ["calm", "withdrawn"],
  "positive-shared": ["calm", "shared"],
  offline: ["calm", "offline"],
  "first-day": ["well", "well"],
  protected: ["well", "well"],
};

const TEXTS = pairs({
  "welcome.title": ["Bluezone chưa bắt đầu", "Bluezone has not started"],
  "welcome.sentence": [
    "Chưa phát, chưa nghe và chưa ghi gì cho đến khi bạn đồng ý.",
    "It sends, hears and notes nothing until you agree.",
  ],
  "no-radio.title": ["Ở đây không có Bluetooth", "There is no Bluetooth here"],
  "no-radio.sentence": [
    "Trình duyệt không phát, không nghe được. Muốn được báo, hãy cài ứng dụng.",
    "A browser can neither send nor listen. To be told of a contact, install the app.",
  ],
  "positive-not-shared.title": ["Bạn chưa chia sẻ", "You have not shared yet"],
  "positive-not-shared.sentence": [
    "Người đã ở gần bạn chưa được báo. Mã dùng được đến {{until}}; không gửi tên hay số điện thoại.",
    "People you were near have not been told. The code works until {{until}}; no name or number is sent.",
  ],
  "sending-cut.title": ["Đang chờ máy chủ", "Waiting for the server"],
  "sending-cut.sentence": [
    "Chưa gửi được. Mã vẫn còn, máy tự gửi tiếp; không cần bấm lại.",
    "Not sent yet. The code is kept and sending resumes by itself; no need to tap again.",
  ],
  "sending.title": ["Đang gửi, bước {{step}} trên 4", "Sending, step {{step}} of 4"],
  "sending.sentence": ["Khóa màn hình cũng được.", "You may lock the screen."],
  "exposed-high.title": ["Bạn có thể đã tiếp xúc gần", "You may have been a close contact"],
  "exposed-high.sentence": [
    "{{when}}, bạn ở gần một người về sau có kết quả dương tính, cộng lại khoảng {{minutes}}. Mức chắc chắn: {{confidence}}.",
    "{{when}}, about {{minutes}} near a person who later tested positive. Confidence: {{confidence}}.",
  ],
  "bluetooth-off.title": ["Bluetooth đang tắt", "Bluetooth is off"],
  "bluetooth-off.sentence": [
    "Từ {{since}}, máy này không nghe được ai và cũng không ai nghe được máy này.",
    "Since {{since}} this phone has heard nobody and nobody has heard it.",
  ],
  "permission-missing.title": ["Còn thiếu quyền «Thiết bị ở gần»", "“Nearby devices” permission is missing"],
  "permission-missing.sentence": [
    "Thiếu quyền này, Bluezone không nghe được máy xung quanh. Không dùng để biết bạn ở đâu.",
    "Without it Bluezone cannot hear phones around you. It is not used to find where you are.",
  ],
  "update.title": ["Cần cập nhật Bluezone", "Bluezone needs an update"],
  "update.sentence": [
    "Bản này không còn đọc được danh sách mới. Dữ liệu trên máy vẫn giữ nguyên.",
    "This version can no longer read new lists. Your data stays.",
  ],
  "switched-off.title": ["Đơn vị vận hành đã tắt phát và nghe", "The operator has switched the radio off"],
  "switched-off.sentence": ["{{reason}} Đến {{until}}.", "{{reason}} Until {{until}}."],
  "stopped.title": ["Máy đã dừng Bluezone", "The phone stopped Bluezone"],
  "stopped.sentence": [
    "Từ {{span}}, điện thoại không cho ứng dụng chạy, nên không ghi được gì.",
    "From {{span}} the phone kept the app from running; nothing was recorded.",
  ],
  "silent.title": ["{{listened}} chưa nghe thấy máy nào", "No phone heard for {{listened}}"],
  "silent.sentence": [
    "Có thể quanh bạn chưa ai dùng Bluezone, cũng có thể máy đang chặn ứng dụng.",
    "Perhaps nobody around uses Bluezone; perhaps this phone is blocking it.",
  ],
  "storage-full.title": ["Bộ nhớ điện thoại đã đầy", "The phone’s storage is full"],
  "storage-full.sentence": [
    "Cần khoảng 10 MB để ghi tiếp. Những gì đã ghi vẫn còn.",
    "About 10 MB is needed. What was recorded is still there.",
  ],
  "clock-wrong.title": ["Giờ trên máy bị lệch", "The clock is wrong"],
  "clock-wrong.sentence": [
    "Lệch {{by}} nên chưa so khớp được. Hãy bật «Ngày giờ tự động».",
    "It is off by {{by}}, so matching waits. Turn on automatic date and time.",
  ],
  "data-damaged.title": ["Một phần dữ liệu bị hỏng", "Some data is damaged"],
  "data-damaged.sentence": [
    "Đã giữ phần đọc được và ghi tiếp từ bây giờ.",
    "The readable part is kept and recording goes on.",
  ],
  "cannot-send.title": ["Máy này chưa phát được", "Others do not hear this phone"],
  "cannot-send.sentence": [
    "Người khác không nghe thấy máy bạn. Tắt rồi bật lại Bluetooth; chưa được thì khởi động lại máy.",
    "Switch Bluetooth off and on; if that does not help, restart the phone.",
  ],
  "cannot-hear.title": ["Máy này chưa nghe được máy khác", "This phone does not hear others"],
  "cannot-hear.sentence": [
    "Bluetooth bật mà không nghe được. Tắt rồi bật lại Bluetooth; chưa được thì khởi động lại máy.",
    "Bluetooth is on but nothing is heard. Switch it off and on; if that does not help, restart the phone.",
  ],
  "lists-refused.title": ["Danh sách mới sai chữ ký", "The new list has a wrong signature"],
  "lists-refused.sentence": [
    "Danh sách vừa tải sai chữ ký nên đã bỏ. Máy giữ danh sách cũ và sẽ tải lại.",
    "The list had a wrong signature and was dropped. The old one stays; the phone will try again.",
  ],
  "lists-incomplete.title": ["Danh sách mới không đầy đủ", "The new list is not complete"],
  "lists-incomplete.sentence": [
    "Máy chủ đưa danh sách cũ hoặc thiếu nên đã bỏ. Máy giữ những gì đã có và sẽ tải lại.",
    "The server gave an old or gapped list and it was dropped. What is here stays; the phone will try again.",
  ],
  "not-checked.title": ["Chưa kiểm tra được từ {{since}}", "Not checked since {{since}}"],
  "not-checked.sentence": [
    "Cần mạng để tải danh sách mới; chậm tải thì cảnh báo đến trễ.",
    "The phone needs a connection for new lists; late lists mean late alerts.",
  ],
  "config-expired.title": ["Chưa nhận được cài đặt mới", "No new settings have come"],
  "config-expired.sentence": [
    "Cài đặt của máy chủ hết hạn từ {{since}}. Bluezone vẫn nghe, ghi và so khớp theo bản cuối cùng.",
    "The server’s settings ended {{since}}. Bluezone still listens, records and matches by the last ones.",
  ],
  "paused.title": ["Đang tạm dừng đến {{until}}", "Paused until {{until}}"],
  "paused.sentence": [
    "Máy không phát, không nghe. Ai ở gần bạn lúc này sẽ không được ghi.",
    "The phone neither sends nor listens. Nobody near you now is recorded.",
  ],
  "exposed-low.title": ["Có một lần ở gần, nguy cơ thấp", "One encounter, low risk"],
  "exposed-low.sentence": [
    "{{when}}, bạn ở gần một người về sau có kết quả dương tính, cộng lại khoảng {{minutes}}.",
    "{{when}}, about {{minutes}} near a person who later tested positive.",
  ],
  "withdrawn.title": ["Cảnh báo {{day}} đã được rút lại", "The alert for {{day}} was withdrawn"],
  "withdrawn.sentence": [
    "Kết quả xét nghiệm của người kia đã được sửa lại. Không cần làm gì thêm vì cảnh báo này.",
    "The other person’s result was revised. Nothing more to do for this alert.",
  ],
  "positive-shared.title": ["Đã chia sẻ, cảm ơn bạn", "Shared, thank you"],
  "positive-shared.sentence": [
    "Điện thoại của người đã ở gần sẽ tự so khớp và báo cho họ, thường trong vài giờ.",
    "Phones that were near yours will match and tell their owners, usually within hours.",
  ],
  "offline.title": ["Đang không có mạng", "No connection"],
  "offline.sentence": [
    "Bluezone vẫn nghe và ghi như thường. Có mạng lại, máy tự kiểm tra.",
    "Bluezone still listens and records. It checks by itself once online.",
  ],
  "first-day.title": ["Bluezone vừa bắt đầu", "Bluezone has just started"],
  "first-day.sentence": [
    "Mới nghe được {{listened}}. Cứ để Bluetooth bật và mang điện thoại theo người.",
    "It has listened for {{listened}}. Leave Bluetooth on and keep the phone with you.",
  ],
  "protected.title": ["Bluezone đang hoạt động", "Bluezone is working"],
  "protected.sentence": [
    "14 ngày qua, chưa thấy bạn ở gần ai đã báo dương tính qua ứng dụng.",
    "In the last 14 days, nobody you were near has reported a positive result in the app.",
  ],
});
type Texts = typeof TEXTS.vi;
/** What a title and a sentence begin with. */
type Kind = Key<Texts> extends infer K ? (K extends `${infer Of}.title` ? Of : never) : never;

/** What else stands in them. */
const PARTS = pairs({
  high: both(VALUES, "high"),
  medium: both(VALUES, "medium"),
  low: both(VALUES, "low"),
  unmeasured: [", vì có kiểu máy chưa ai đo", ", because a model of phone was never measured"],
  span: ["{{from}} đến {{to}}", "{{from}} to {{to}}"],
});

/** How sure, and why not surer where that is not heard but unknown. */
function confidence({ confidence, unmeasured }: Panel<"exposed-high">["alert"], locale: Locale): string {
  const t = sayIn(PARTS, locale);
  return t(confidence) + (unmeasured ? t("unmeasured") : "");
}

/** "Chiều Chủ nhật 20/12", or the day alone when the part of day is hidden. */
function encounterTime({ day, part }: Panel<"exposed-high">["alert"], locale: Locale): string {
  return capital(part === "hidden" ? dayName(Day(day), locale) : partOfDayName(part, locale, Day(day)));
}
/** "25 phút"; from an hour on to the nearest ten minutes: "about" and odd minutes do not go together. */
const about = (minutes: number, locale: Locale): string =>
  length((minutes < 60 ? minutes : Math.round(minutes / 10) * 10) * 60_000, locale);

/** Title and sentence of a panel. */
export function homeWords(panel: PanelView, locale: Locale): Words {
  const says = <K extends Kind>(
    kind: K,
    ...values: Values<Texts, `${K}.title` | `${K}.sentence`>
  ): Words => ({
    title: say(TEXTS[locale], `${kind}.title`, ...values),
    sentence: say(TEXTS[locale], `${kind}.sentence`, ...values),
  });
  switch (panel.is) {
    case "positive-not-shared":
      return says(panel.is, { until: momentText(panel.until, locale) });
    case "sending":
      return panel.cut ? says("sending-cut") : says(panel.is, { step: panel.step });
    case "exposed-high":
    case "exposed-low":
      return says(panel.is, {
        when: encounterTime(panel.alert, locale),
        minutes: about(panel.alert.minutes, locale),
        confidence: confidence(panel.alert, locale),
      });
    case "bluetooth-off":
      return says(panel.is, { since: timeText(panel.since) });
    case "switched-off":
      return says(panel.is, { reason: panel.reason[locale], until: momentText(panel.until, locale) });
    case "stopped": {
      const from = timeText(panel.from);
      const span = panel.to === null ? from : sayIn(PARTS, locale)("span", { from, to: timeText(panel.to) });
      return says(panel.is, { span });
    }
    case "silent":
      return says(panel.is, { listened: length(panel.for, locale) });
    case "clock-wrong":
      return says(panel.is, { by: length(Math.abs(panel.by), locale) });
    case "lists-refused":
      return says(panel.why === "bad-signature" ? panel.is : "lists-incomplete");
    case "not-checked":
    case "config-expired":
      return says(panel.is, { since: momentText(panel.since, locale) });
    case "paused":
      return says(panel.is, { until: timeText(panel.until) });
    case "withdrawn":
      return says(panel.is, { day: dayName(Day(panel.alert.day), locale) });
    case "first-day":
      return says(panel.is, { listened: length(panel.listened, locale) });
    default:
      return says(panel.is);
  }
}
/** The fill of a panel. */
export const panelTone = (panel: PanelView): Tone => LOOKS[panel.is][0];
/** The shape beside its words. */
export const panelIcon = (panel: PanelView): Shape => LOOKS[panel.is][1];
