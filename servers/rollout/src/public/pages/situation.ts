/** The situation of the day: counts with source, cut-off and method; how people who enter are quarantined. */
import type { ToldSituation } from "@bluezone/contract/rollout/local";
import { on } from "@bluezone/policy/dated";
import { parseDay } from "@bluezone/protocol/time";
import { pairs } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import { sayIn } from "@bluezone/vietnamese/say";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { curve } from "../pictures/curve.ts";
import { type Tile, tileMap } from "../pictures/tiles.ts";
import { readingPage } from "./reading-page.ts";
import { showCount, showDay, sourceLine, table } from "./words.ts";

const WORDS = pairs({
  none: [
    "Hôm nay chưa có số liệu. Số liệu có sau giờ chốt số mỗi ngày.",
    "There are no figures for today yet. They come after each day's cut-off.",
  ],
  day: both(FIELDS, "day"),
  what: both(FRAME, "item"),
  count: both(FIELDS, "number"),
  districts: ["Người đang cách ly theo huyện", "People in quarantine by district"],
  district: both(FRAME, "district"),
  days: ["Từng ngày", "Day by day"],
  under: ["dưới {{to}}", "under {{to}}"],
  between: ["{{from}}–{{to}}", "{{from}}–{{to}}"],
  from: ["từ {{from}}", "{{from}} and more"],
  method: ["Cách đếm", "How it is counted"],
  hidden: [
    "Số từ 1 đến 4 được ẩn («ẩn số nhỏ») để không ai bị nhận ra; khi cần, ẩn thêm một số bên cạnh, hoặc tổng số của những ngày sau đó, để không trừ ra được.",
    "Counts from 1 to 4 are hidden so that nobody is recognised; where needed one more is hidden, or the sum of the days after, so that they cannot be worked out.",
  ],
  entrants: ["Người nhập cảnh được cách ly thế nào", "How people who enter the country are quarantined"],
  todo: ["Hôm nay nên làm", "What to do today"],
  read: ["Cách đọc số liệu", "How to read the numbers"],
  older: [
    "Đây là số liệu mới nhất; hôm nay chưa có.",
    "These are the newest figures; there are none for today yet.",
  ],
});

/** What the page tells. `entrants` is the approved block C5. */
type AboutSituation = Pick<RolloutConfig, "operator" | "province" | "publicUrl"> & {
  readonly locale: Locale;
  readonly today: string;
  /** The situations that are told, the newest first. */
  readonly situations: readonly ToldSituation[];
  readonly entrants: { readonly vi: string; readonly en: string } | undefined;
};

/** The count whose days are drawn. */
const DRAWN = "confirmedToday";
/** Days that are drawn. */
const DRAWN_DAYS = 28;

/** The new positive results day by day. */
function curveOf({ locale, situations }: AboutSituation): Html | undefined {
  const [newest] = situations;
  if (!newest) return undefined;
  const last = parseDay(newest.day);
  const told = situations.filter(({ day }) => parseDay(day) > last - DRAWN_DAYS);
  const named = newest.counts.find(({ key }) => key === DRAWN);
  if (!named) return undefined;
  const drawing = curve(locale, {
    title: named.label[locale],
    counts: told.map(({ day, counts }) => ({
      day: parseDay(day),
      count: counts.find(({ key }) => key === DRAWN)?.count ?? { is: "none" },
    })),
    under: sourceLine(locale, {
      source: newest.source[locale],
      cutOff: newest.cutOff,
      illustrative: told.some(({ illustrative }) => illustrative),
    }),
  });
  return drawing && html`<h2>${WORDS[locale].days}</h2>${drawing}`;
}

/** Bounds of the classes of people in quarantine, the same every day. */
const BOUNDS = [20, 50, 100, 500] as const;

function mapOf({ locale, province }: AboutSituation, { day, districts }: ToldSituation): Html | undefined {
  const say = sayIn(WORDS, locale);
  const counts = new Map(districts.map(({ code, count }) => [code, count]));
  const tiles = on(province.districts, parseDay(day)).map(({ code, name, tile }): Tile => {
    const count = counts.get(code) ?? { is: "none" };
    if (count.is !== "shown") return { name, at: tile, figure: { is: count.is } };
    const level = (1 + BOUNDS.filter((bound) => count.value >= bound).length) as 1 | 2 | 3 | 4 | 5;
    return { name, at: tile, figure: { is: "shown", class: level, text: integer(count.value, locale) } };
  });
  if (tiles.length === 0) return undefined;
  const bounds = [
    say("under", { to: `${BOUNDS[0]}` }),
    ...BOUNDS.slice(1).map((to, i) => say("between", { from: `${BOUNDS[i]}`, to: `${to - 1}` })),
    say("from", { from: `${BOUNDS[3]}` }),
  ];
  return tileMap(locale, { label: WORDS[locale].districts, tiles, bounds });
}

/** The page. */
export function situationPage(about: AboutSituation): string {
  const { locale, operator, publicUrl, today, situations, entrants } = about;
  const [situation] = situations;
  const words = WORDS[locale];
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/situation",
    body: html`
${
  situation
    ? html`<p>${words.day} ${showDay(situation.day, locale)}${situation.day !== today && html` · <strong>${words.older}</strong>`}</p>
<div class="beside"><div>${table(
        words.what,
        [words.what, words.count],
        situation.counts.map(({ label, count }) => [label[locale], showCount(count, locale)]),
        { figures: true },
      )}
${sourceLine(locale, { source: situation.source[locale], cutOff: situation.cutOff, illustrative: situation.illustrative })}</div><div>${curveOf(about)}</div></div>
${
  situation.districts.length > 0 &&
  html`<h2>${words.districts}</h2>
<div class="beside">${mapOf(about, situation)}${table(
    words.districts,
    [words.district, words.count],
    situation.districts.map(({ name, count }) => [name, showCount(count, locale)]),
    { figures: true },
  )}</div>
${sourceLine(locale, { source: situation.source[locale], cutOff: situation.cutOff, illustrative: situation.illustrative })}`
}
<h2>${words.method}</h2>
${situation.method[locale] !== "" && html`<p>${situation.method[locale]}</p>`}<p>${words.hidden}</p>
${situation.advice[locale] !== "" && html`<h2>${words.todo}</h2><p>${situation.advice[locale]}</p>`}`
    : html`<p class="card">${words.none}</p>`
}
${entrants && html`<h2>${words.entrants}</h2><p>${capital(entrants[locale])}</p>`}
<p><a href="${addressIn(locale, "/numbers")}">${words.read}</a></p>`,
  });
}
