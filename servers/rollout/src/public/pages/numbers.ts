/** How to read the numbers: the four sources side by side, each with what it counts and what it cannot say. */
import type { Figure, LeagueRow, Source } from "@bluezone/contract/rollout/figures";
import { pairs } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer, percent } from "@bluezone/vietnamese/number";
import { sayIn } from "@bluezone/vietnamese/say";
import type { RolloutConfig } from "../../config.ts";
import type { PublicTotals } from "../../numbers/public-totals.ts";
import { html } from "../../page/html.ts";
import { readingPage } from "./reading-page.ts";
import { ILLUSTRATIVE, showInstant, table } from "./words.ts";

const SOURCES: readonly Source[] = ["downloads", "active", "helped", "units"];
const WORDS = pairs({
  intro: [
    "Không ai biết chắc bao nhiêu người dùng Bluezone, vì ứng dụng không biết bạn là ai. Có bốn nguồn, mỗi nguồn đếm một thứ khác. Bốn số đứng cạnh nhau và không bao giờ cộng lại.",
    "Nobody knows exactly how many people use Bluezone, because the app does not know who you are. There are four sources, and each counts something else. The four stand side by side and are never added.",
  ],
  province: ["Toàn tỉnh", "The whole province"],
  source: both(FIELDS, "source"),
  value: both(FIELDS, "number"),
  share: ["Tỷ lệ, trên tổng nào", "Share, and of what"],
  ofPeople: ["{{share}} trên dân số ({{base}} người)", "{{share}} of the population ({{base}} people)"],
  ofUnits: [
    "{{share}} trên số máy đơn vị đếm được ({{base}} máy)",
    "{{share}} of the phones that units counted ({{base}} phones)",
  ],
  interval: ["Khoảng ước tính", "Interval"],
  districts: ["Theo huyện", "By district"],
  district: both(FRAME, "district"),
  until: ["Tính đến", "As of"],
  hidden: both(FRAME, "hiddenSmall"),
  none: both(FRAME, "none"),
  "name.downloads": both(FIELDS, "downloads"),
  "name.active": ["Máy đang hoạt động", "Active phones"],
  "name.helped": ["Lượt hỗ trợ", "Times of help"],
  "name.units": ["Đơn vị báo", "Unit reports"],
  "method.downloads": [
    "Lượt tải do kho ứng dụng đếm. Một người đổi máy là hai lượt; xóa ứng dụng rồi vẫn còn trong số này.",
    "Downloads as the stores count them. Somebody who changes phones is two; somebody who deletes the app stays in it.",
  ],
  "method.active": [
    "Ước tính từ những máy mà chủ máy đồng ý mỗi tuần gửi một câu trả lời đã trộn ngẫu nhiên. Tự nguyện, chưa xác thực. Máy chủ không biết câu trả lời thật của máy nào; vì vậy có khoảng ước tính, và ẩn khi khoảng rộng hơn chính con số.",
    "Estimated from phones whose owners agreed to send one randomly mixed answer a week. Voluntary, unverified. The server does not know any phone's true answer; therefore there is an interval, and it is hidden when wider than the figure itself.",
  ],
  "method.helped": [
    "Số lần người hỗ trợ ở quầy, trạm, trường giúp ai đó. Đếm lần, không đếm người; không ghi tên.",
    "How often helpers at counters, health stations and schools helped somebody. Times, not people; no name.",
  ],
  "method.units": [
    "Tổng số do cơ quan, trường, doanh nghiệp tự báo mỗi tuần về nhân viên của mình. Chưa ai kiểm tra từng máy, và không ai được kiểm tra.",
    "Totals that offices, schools and firms report of their own staff each week. Nobody has checked each phone, and nobody may.",
  ],
  small: [
    "Số dưới 20 không hiện. Dưới mỗi bảng có giờ chốt số.",
    "Figures under 20 are not shown. Each table has its cut-off.",
  ],
  rumours: [
    "Số liệu ở nơi khác không có nguồn và giờ chốt số thì khoan tin, khoan chia sẻ.",
    "Figures elsewhere without a source and a cut-off: do not believe or pass them on yet.",
  ],
});

function value(figure: Figure, locale: Locale): string {
  if (figure.is !== "shown") return WORDS[locale][figure.is];
  return integer(figure.value, locale);
}
/** What each source is a share of, as on the desk: times of help are of nothing. */
const OF = { downloads: "ofPeople", active: "ofPeople", helped: undefined, units: "ofUnits" } as const;

/** "21,4% trên dân số (1.904.532 người)": the share with what it is of, and how many these are. */
function share(source: Source, figure: Figure, locale: Locale): string {
  const of = OF[source];
  const rate = figure.is === "shown" && of ? figure[of] : null;
  if (figure.is !== "shown" || !of || !rate || rate.share === 0) return "–";
  const base = Math.round(figure.value / rate.share);
  return sayIn(WORDS, locale)(of, { share: percent(rate.share, 1, locale), base: integer(base, locale) });
}
const interval = (figure: Figure, locale: Locale): string =>
  figure.is === "shown" && figure.low !== undefined && figure.high !== undefined
    ? `${integer(figure.low, locale)}–${integer(figure.high, locale)}`
    : "–";

/** The page. */
export function numbersPage(
  { locale, operator }: Pick<RolloutConfig, "operator"> & { readonly locale: Locale },
  { whole, rows, cutOff, illustrative }: PublicTotals,
): string {
  const words = WORDS[locale];
  const under = html`<p class="small">${words.until} ${showInstant(cutOff, locale)}${illustrative && html` · <strong>${ILLUSTRATIVE[locale]}</strong>`}</p>`;
  const cells = ({ figures }: LeagueRow) => SOURCES.map((source) => value(figures[source], locale));
  return readingPage({
    locale,
    operator,
    path: "/numbers",
    body: html`<p>${words.intro}</p>
<h2>${words.province}</h2>
${table(
  words.province,
  [words.source, words.value, words.share, words.interval],
  SOURCES.map((source) => {
    const figure = whole.figures[source];
    return [
      words[`name.${source}`],
      value(figure, locale),
      share(source, figure, locale),
      interval(figure, locale),
    ];
  }),
  { figures: true },
)}
${under}
${SOURCES.map((source) => html`<h2>${words[`name.${source}`]}</h2><p>${words[`method.${source}`]}</p>`)}
<h2>${words.districts}</h2>
${table(
  words.districts,
  [words.district, ...SOURCES.map((source) => words[`name.${source}`])],
  rows.map((row) => [row.name, ...cells(row)]),
  { figures: true },
)}
${under}
<p>${words.small} ${words.rumours}</p>`,
  });
}
