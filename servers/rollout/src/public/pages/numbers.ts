/** How to read the numbers: the four sources side by side, each with what it counts and what it cannot say. */
import type { Figure, LeagueRow, Source } from "@bluezone/contract/rollout/figures";
import { boundsOf, classOf } from "@bluezone/contract/rollout/map-class";
import { pairs } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer, percent } from "@bluezone/vietnamese/number";
import { sayIn } from "@bluezone/vietnamese/say";
import type { RolloutConfig } from "../../config.ts";
import type { PublicTotals } from "../../numbers/public-totals.ts";
import { type Html, html } from "../../page/html.ts";
import { shareBar } from "../pictures/share-bar.ts";
import { type Tile, tileMap } from "../pictures/tiles.ts";
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
  share: ["Tỷ lệ", "Share"],
  ofPeople: ["{{share}} trên dân số ({{base}} người)", "{{share}} of the population ({{base}} people)"],
  ofUnits: [
    "{{share}} trên số máy đơn vị đếm được ({{base}} máy)",
    "{{share}} of the phones that units counted ({{base}} phones)",
  ],
  interval: ["khoảng {{low}}–{{high}}", "between {{low}} and {{high}}"],
  districts: ["Theo huyện", "By district"],
  district: both(FRAME, "district"),
  map: ["Lượt tải trên dân số, theo huyện", "Downloads as a share of the population, by district"],
  league: ["Xếp theo lượt tải trên dân số", "By downloads as a share of the population"],
  under: ["dưới {{to}}", "under {{to}}"],
  between: ["{{from}} đến dưới {{to}}", "{{from}} to under {{to}}"],
  from: ["từ {{from}}", "{{from}} and more"],
  until: ["Tính đến", "As of"],
  hidden: both(FRAME, "hiddenSmall"),
  none: both(FRAME, "none"),
  "name.downloads": both(FIELDS, "downloads"),
  "name.active": ["Máy đang hoạt động", "Active phones"],
  "name.helped": ["Lượt hỗ trợ", "Times of help"],
  "name.units": ["Đơn vị báo", "Unit reports"],
  "method.downloads": [
    "Lượt tải do cửa hàng ứng dụng đếm. Một người đổi máy là hai lượt; xóa ứng dụng rồi vẫn còn trong số này.",
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
function share(source: Source, figure: Figure, locale: Locale): Html | string {
  const of = OF[source];
  const rate = figure.is === "shown" && of ? figure[of] : null;
  if (figure.is !== "shown" || !of || !rate || rate.share === 0) return "–";
  const base = Math.round(figure.value / rate.share);
  const said = sayIn(WORDS, locale)(of, {
    share: percent(rate.share, 1, locale),
    base: integer(base, locale),
  });
  return html`<span class="of">${said}</span>`;
}
/** A figure, and under it its interval where it is an estimate. */
function estimate(figure: Figure, locale: Locale): Html | string {
  const said = value(figure, locale);
  if (figure.is !== "shown" || figure.low === undefined || figure.high === undefined) return said;
  const between = sayIn(WORDS, locale)("interval", {
    low: integer(figure.low, locale),
    high: integer(figure.high, locale),
  });
  return html`${said} <span class="under">${between}</span>`;
}

/** The share of the population that downloads are; undefined where it is not told. */
const downloaded = ({ figures: { downloads } }: LeagueRow): number | undefined =>
  downloads.is === "shown" ? downloads.ofPeople?.share : undefined;

/** The five classes of the map in words. */
function boundsIn(locale: Locale): readonly string[] {
  const say = sayIn(WORDS, locale);
  const bounds = boundsOf("people").map((bound) => percent(bound, 0, locale));
  return [
    say("under", { to: bounds[0] ?? "" }),
    ...bounds.slice(1).map((to, i) => say("between", { from: bounds[i] ?? "", to })),
    say("from", { from: bounds.at(-1) ?? "" }),
  ];
}

function mapOf(rows: readonly LeagueRow[], locale: Locale): Html | undefined {
  const tiles = rows.flatMap((row): readonly Tile[] => {
    const { name, tile, figures } = row;
    if (!tile) return [];
    const share = downloaded(row);
    const shown = {
      is: "shown",
      class: classOf("people", share ?? 0),
      text: percent(share ?? 0, 1, locale),
    } as const;
    const missing = { is: figures.downloads.is === "hidden" ? "hidden" : "none" } as const;
    return [{ name, at: tile, figure: share === undefined ? missing : shown }];
  });
  if (tiles.length === 0) return undefined;
  return tileMap(locale, { label: WORDS[locale].map, tiles, bounds: boundsIn(locale) });
}

/** The districts in the order of their share of downloads, those without one last; each share with its bar. A source of which no district has told anything has no column: the table above says so once. */
function leagueOf(rows: readonly LeagueRow[], locale: Locale): Html {
  const words = WORDS[locale];
  const sorted = rows.toSorted((a, b) => (downloaded(b) ?? -1) - (downloaded(a) ?? -1));
  const most = Math.max(0, ...rows.map((row) => downloaded(row) ?? 0));
  const told = SOURCES.slice(1).filter((source) => rows.some(({ figures }) => figures[source].is !== "none"));
  return table(
    words.districts,
    [words.district, words["name.downloads"], ...told.map((source) => words[`name.${source}`])],
    sorted.map((row) => {
      const share = downloaded(row);
      const downloads = value(row.figures.downloads, locale);
      return [
        row.name,
        share === undefined
          ? downloads
          : html`<span class="code">${downloads} (${percent(share, 1, locale)})</span>${shareBar(share, most)}`,
        ...told.map((source) => value(row.figures[source], locale)),
      ];
    }),
    { figures: true },
  );
}

/** The page. */
export function numbersPage(
  {
    locale,
    operator,
    publicUrl,
  }: Pick<RolloutConfig, "operator" | "publicUrl"> & { readonly locale: Locale },
  { whole, rows, cutOff, illustrative }: PublicTotals,
): string {
  const words = WORDS[locale];
  const under = html`<p class="small">${words.until} ${showInstant(cutOff, locale)}${illustrative && html` · <strong>${ILLUSTRATIVE[locale]}</strong>`}</p>`;
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/numbers",
    body: html`<p>${words.intro}</p>
<h2>${words.province}</h2>
${table(
  words.province,
  [words.source, words.value, words.share],
  SOURCES.map((source) => {
    const figure = whole.figures[source];
    return [words[`name.${source}`], estimate(figure, locale), share(source, figure, locale)];
  }),
  { figures: true },
)}
${under}
<h2>${words.districts}</h2>
<div class="beside"><div><h3>${words.map}</h3>${mapOf(rows, locale)}</div><div><h3>${words.league}</h3>${leagueOf(rows, locale)}</div></div>
${under}
${SOURCES.map((source) => html`<h2>${words[`name.${source}`]}</h2><p>${words[`method.${source}`]}</p>`)}
<p>${words.small} ${words.rumours}</p>`,
  });
}
