/** The texts of home's panel for every notice, Vietnamese first, English beside it; and its fill and shape. */
import { Day } from "@bluezone/protocol/time";
import { dayName, partOfDayName } from "@bluezone/vietnamese/date";
import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";
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
type Sight<Kind extends PanelView["is"]> = {
  readonly tone: Tone;
  readonly shape: Shape;
  readonly vi: (panel: Panel<Kind>) => Words;
  readonly en: (panel: Panel<Kind>) => Words;
};

const says = (title: string, sentence: string): Words => ({ title, sentence });
const CONFIDENCE = {
  vi: { high: "cao", medium: "vừa", low: "thấp" },
  en: { high: "high", medium: "medium", low: "low" },
} as const;

const UNMEASURED = {
  vi: ", vì có kiểu máy chưa ai đo",
  en: ", because a model of phone was never measured",
} as const;

/** How sure, and why not surer where that is not heard but unknown. */
const confidence = (alert: Panel<"exposed-high">["alert"], locale: Locale): string =>
  `${CONFIDENCE[locale][alert.confidence]}${alert.unmeasured ? UNMEASURED[locale] : ""}`;

/** "Chiều Chủ nhật 20/12", or the day alone when the part of day is hidden. */
function encounterTime({ day, part }: Panel<"exposed-high">["alert"], locale: Locale): string {
  const text = part === "hidden" ? dayName(Day(day), locale) : partOfDayName(part, locale, Day(day));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
/** "25 phút"; from an hour on to the nearest ten minutes: "about" and odd minutes do not go together. */
function minutes({ alert }: { readonly alert: { readonly minutes: number } }, locale: Locale): string {
  const shown = alert.minutes < 60 ? alert.minutes : Math.round(alert.minutes / 10) * 10;
  return length(shown * 60_000, locale);
}
const alertDay = ({ alert }: { readonly alert: { readonly day: number } }, locale: Locale): string =>
  dayName(Day(alert.day), locale);

const SIGHTS: { readonly [Kind in PanelView["is"]]: Sight<Kind> } = {
  welcome: {
    tone: "calm",
    shape: "calm",
    vi: () => says("Bluezone chưa bắt đầu", "Chưa phát, chưa nghe và chưa ghi gì cho đến khi bạn đồng ý."),
    en: () => says("Bluezone has not started", "It sends, hears and notes nothing until you agree."),
  },
  "no-radio": {
    tone: "calm",
    shape: "deaf",
    vi: () =>
      says(
        "Ở đây không có Bluetooth",
        "Trình duyệt không phát, không nghe được. Muốn được báo, hãy cài ứng dụng.",
      ),
    en: () =>
      says(
        "There is no Bluetooth here",
        "A browser can neither send nor listen. To be told of a contact, install the app.",
      ),
  },
  "positive-not-shared": {
    tone: "near",
    shape: "near",
    vi: ({ until }) =>
      says(
        "Bạn chưa chia sẻ",
        `Người đã ở gần bạn chưa được báo. Mã dùng được đến ${momentText(until, "vi")}; không gửi tên hay số điện thoại.`,
      ),
    en: ({ until }) =>
      says(
        "You have not shared yet",
        `People you were near have not been told. The code works until ${momentText(until, "en")}; no name or number is sent.`,
      ),
  },
  sending: {
    tone: "calm",
    shape: "unchecked",
    vi: ({ step, cut }) =>
      cut
        ? says("Đang chờ máy chủ", "Chưa gửi được. Mã vẫn còn, máy tự gửi tiếp; không cần bấm lại.")
        : says(`Đang gửi, bước ${step} trên 4`, "Khóa màn hình cũng được."),
    en: ({ step, cut }) =>
      cut
        ? says(
            "Waiting for the server",
            "Not sent yet. The code is kept and sending resumes by itself; no need to tap again.",
          )
        : says(`Sending, step ${step} of 4`, "You may lock the screen."),
  },
  "exposed-high": {
    tone: "near",
    shape: "near",
    vi: (panel) =>
      says(
        "Bạn có thể đã tiếp xúc gần",
        `${encounterTime(panel.alert, "vi")}, bạn ở gần một người về sau có kết quả dương tính, cộng lại khoảng ${minutes(panel, "vi")}. Độ chắc: ${confidence(panel.alert, "vi")}.`,
      ),
    en: (panel) =>
      says(
        "You may have been a close contact",
        `${encounterTime(panel.alert, "en")}, about ${minutes(panel, "en")} near a person who later tested positive. Confidence: ${confidence(panel.alert, "en")}.`,
      ),
  },
  "bluetooth-off": {
    tone: "act",
    shape: "act",
    vi: ({ since }) =>
      says(
        "Bluetooth đang tắt",
        `Từ ${timeText(since)}, máy này không nghe được ai và cũng không ai nghe được máy này.`,
      ),
    en: ({ since }) =>
      says(
        "Bluetooth is off",
        `Since ${timeText(since)} this phone has heard nobody and nobody has heard it.`,
      ),
  },
  "permission-missing": {
    tone: "act",
    shape: "act",
    vi: () =>
      says(
        "Còn thiếu quyền «Thiết bị ở gần»",
        "Thiếu quyền này, Bluezone không nghe được máy xung quanh. Không dùng để biết bạn ở đâu.",
      ),
    en: () =>
      says(
        "“Nearby devices” permission is missing",
        "Without it Bluezone cannot hear phones around you. It is not used to find where you are.",
      ),
  },
  update: {
    tone: "act",
    shape: "update",
    vi: () =>
      says(
        "Cần cập nhật Bluezone",
        "Bản này không còn đọc được danh sách mới. Dữ liệu trên máy vẫn giữ nguyên.",
      ),
    en: () => says("Bluezone needs an update", "This version can no longer read new lists. Your data stays."),
  },
  "switched-off": {
    tone: "act",
    shape: "deaf",
    vi: ({ until, reason }) =>
      says("Đơn vị vận hành đã tắt phát và nghe", `${reason.vi} Đến ${momentText(until, "vi")}.`),
    en: ({ until, reason }) =>
      says("The operator has switched the radio off", `${reason.en} Until ${momentText(until, "en")}.`),
  },
  stopped: {
    tone: "act",
    shape: "deaf",
    vi: ({ from, to }) =>
      says(
        "Máy đã dừng Bluezone",
        `Từ ${timeText(from)}${to === null ? "" : ` đến ${timeText(to)}`}, điện thoại không cho ứng dụng chạy, nên không ghi được gì.`,
      ),
    en: ({ from, to }) =>
      says(
        "The phone stopped Bluezone",
        `From ${timeText(from)}${to === null ? "" : ` to ${timeText(to)}`} the phone kept the app from running; nothing was recorded.`,
      ),
  },
  silent: {
    tone: "act",
    shape: "deaf",
    vi: ({ for: listened }) =>
      says(
        `${length(listened, "vi")} chưa nghe thấy máy nào`,
        "Có thể quanh bạn chưa ai dùng Bluezone, cũng có thể máy đang chặn ứng dụng.",
      ),
    en: ({ for: listened }) =>
      says(
        `No phone heard for ${length(listened, "en")}`,
        "Perhaps nobody around uses Bluezone; perhaps this phone is blocking it.",
      ),
  },
  "storage-full": {
    tone: "act",
    shape: "act",
    vi: () => says("Bộ nhớ điện thoại đã đầy", "Cần khoảng 10 MB để ghi tiếp. Những gì đã ghi vẫn còn."),
    en: () => says("The phone’s storage is full", "About 10 MB is needed. What was recorded is still there."),
  },
  "clock-wrong": {
    tone: "act",
    shape: "act",
    vi: ({ by }) =>
      says(
        "Giờ trên máy bị lệch",
        `Lệch ${length(Math.abs(by), "vi")} nên chưa so khớp được. Hãy bật «Ngày giờ tự động».`,
      ),
    en: ({ by }) =>
      says(
        "The clock is wrong",
        `It is off by ${length(Math.abs(by), "en")}, so matching waits. Turn on automatic date and time.`,
      ),
  },
  "data-damaged": {
    tone: "act",
    shape: "act",
    vi: () => says("Một phần dữ liệu bị hỏng", "Đã giữ phần đọc được và ghi tiếp từ bây giờ."),
    en: () => says("Some data is damaged", "The readable part is kept and recording goes on."),
  },
  "cannot-send": {
    tone: "act",
    shape: "act",
    vi: () =>
      says(
        "Máy này chưa phát được",
        "Người khác không nghe thấy máy bạn. Tắt rồi bật lại Bluetooth; chưa được thì khởi động lại máy.",
      ),
    en: () =>
      says(
        "Others do not hear this phone",
        "Switch Bluetooth off and on; if that does not help, restart the phone.",
      ),
  },
  "cannot-hear": {
    tone: "act",
    shape: "act",
    vi: () =>
      says(
        "Máy này chưa nghe được máy khác",
        "Bluetooth bật mà không nghe được. Tắt rồi bật lại Bluetooth; chưa được thì khởi động lại máy.",
      ),
    en: () =>
      says(
        "This phone does not hear others",
        "Bluetooth is on but nothing is heard. Switch it off and on; if that does not help, restart the phone.",
      ),
  },
  "lists-refused": {
    tone: "act",
    shape: "unchecked",
    vi: ({ why }) =>
      why === "bad-signature"
        ? says(
            "Danh sách mới sai chữ ký",
            "Danh sách vừa tải sai chữ ký nên đã bỏ. Máy giữ danh sách cũ và sẽ tải lại.",
          )
        : says(
            "Danh sách mới không đầy đủ",
            "Máy chủ đưa danh sách cũ hoặc thiếu nên đã bỏ. Máy giữ những gì đã có và sẽ tải lại.",
          ),
    en: ({ why }) =>
      why === "bad-signature"
        ? says(
            "The new list has a wrong signature",
            "The list had a wrong signature and was dropped. The old one stays; the phone will try again.",
          )
        : says(
            "The new list is not complete",
            "The server gave an old or gapped list and it was dropped. What is here stays; the phone will try again.",
          ),
  },
  "not-checked": {
    tone: "act",
    shape: "unchecked",
    vi: ({ since }) =>
      says(
        `Chưa kiểm tra được từ ${momentText(since, "vi")}`,
        "Cần mạng để tải danh sách mới; chậm tải thì cảnh báo đến trễ.",
      ),
    en: ({ since }) =>
      says(
        `Not checked since ${momentText(since, "en")}`,
        "The phone needs a connection for new lists; late lists mean late alerts.",
      ),
  },
  "config-expired": {
    tone: "calm",
    shape: "calm",
    vi: ({ since }) =>
      says(
        "Chưa nhận được cài đặt mới",
        `Cài đặt của máy chủ hết hạn từ ${momentText(since, "vi")}. Bluezone vẫn nghe, ghi và so khớp theo bản cuối cùng.`,
      ),
    en: ({ since }) =>
      says(
        "No new settings have come",
        `The server’s settings ended ${momentText(since, "en")}. Bluezone still listens, records and matches by the last ones.`,
      ),
  },
  paused: {
    tone: "calm",
    shape: "paused",
    vi: ({ until }) =>
      says(
        `Đang tạm dừng đến ${timeText(until)}`,
        "Máy không phát, không nghe. Ai ở gần bạn lúc này sẽ không được ghi.",
      ),
    en: ({ until }) =>
      says(
        `Paused until ${timeText(until)}`,
        "The phone neither sends nor listens. Nobody near you now is recorded.",
      ),
  },
  "exposed-low": {
    tone: "calm",
    shape: "calm",
    vi: (panel) =>
      says(
        "Có một lần ở gần, nguy cơ thấp",
        `${encounterTime(panel.alert, "vi")}, bạn ở gần một người về sau có kết quả dương tính, cộng lại khoảng ${minutes(panel, "vi")}.`,
      ),
    en: (panel) =>
      says(
        "One encounter, low risk",
        `${encounterTime(panel.alert, "en")}, about ${minutes(panel, "en")} near a person who later tested positive.`,
      ),
  },
  withdrawn: {
    tone: "calm",
    shape: "withdrawn",
    vi: (panel) =>
      says(
        `Cảnh báo ${alertDay(panel, "vi")} đã được rút lại`,
        "Kết quả xét nghiệm của người kia đã được sửa lại. Không cần làm gì thêm vì cảnh báo này.",
      ),
    en: (panel) =>
      says(
        `The alert for ${alertDay(panel, "en")} was withdrawn`,
        "The other person’s result was revised. Nothing more to do for this alert.",
      ),
  },
  "positive-shared": {
    tone: "calm",
    shape: "shared",
    vi: () =>
      says(
        "Đã chia sẻ, cảm ơn bạn",
        "Điện thoại của người đã ở gần sẽ tự so khớp và báo cho họ, thường trong vài giờ.",
      ),
    en: () =>
      says(
        "Shared, thank you",
        "Phones that were near yours will match and tell their owners, usually within hours.",
      ),
  },
  offline: {
    tone: "calm",
    shape: "offline",
    vi: () =>
      says("Đang không có mạng", "Bluezone vẫn nghe và ghi như thường. Có mạng lại, máy tự kiểm tra."),
    en: () => says("No connection", "Bluezone still listens and records. It checks by itself once online."),
  },
  "first-day": {
    tone: "well",
    shape: "well",
    vi: ({ listened }) =>
      says(
        "Bluezone vừa bắt đầu",
        `Mới nghe được ${length(listened, "vi")}. Cứ để Bluetooth bật và mang điện thoại theo người.`,
      ),
    en: ({ listened }) =>
      says(
        "Bluezone has just started",
        `It has listened for ${length(listened, "en")}. Leave Bluetooth on and keep the phone with you.`,
      ),
  },
  protected: {
    tone: "well",
    shape: "well",
    vi: () =>
      says("Bluezone đang hoạt động", "14 ngày qua, chưa thấy bạn ở gần ai đã báo dương tính qua ứng dụng."),
    en: () =>
      says(
        "Bluezone is working",
        "In the last 14 days, nobody you were near has reported a positive result in the app.",
      ),
  },
};

const sight = (panel: PanelView) => SIGHTS[panel.is] as Sight<PanelView["is"]>;

/** Title and sentence of a panel. */
export const homeWords = (panel: PanelView, locale: Locale): Words => sight(panel)[locale](panel as never);
/** The fill of a panel. */
export const panelTone = (panel: PanelView): Tone => sight(panel).tone;
/** The shape beside its words. */
export const panelIcon = (panel: PanelView): Shape => sight(panel).shape;
