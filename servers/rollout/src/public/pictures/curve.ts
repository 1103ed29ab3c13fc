/** Counts by day as bars from zero: an inline drawing without a script, with its table behind a disclosure. */
import type { ToldCount } from "@bluezone/contract/rollout/local";
import { addDays, type Day } from "@bluezone/protocol/time";
import { pairs } from "@bluezone/vietnamese/catalog";
import { date } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import { sayIn } from "@bluezone/vietnamese/say";
import { type Html, html } from "../../page/html.ts";
import { showCount, table } from "../pages/words.ts";

const WORDS = pairs({
  said: [
    "{{title}}, từng ngày từ {{from}} đến {{to}}. Nhiều nhất {{most}} vào {{day}}.",
    "{{title}}, by day from {{from}} to {{to}}. Most {{most}} on {{day}}.",
  ],
  empty: [
    "{{title}}, từng ngày từ {{from}} đến {{to}}. Chưa có ngày nào có số được hiện.",
    "{{title}}, by day from {{from}} to {{to}}. No day has a figure that is shown yet.",
  ],
  gaps: [
    "Ô vẽ nét đứt: số nhỏ được ẩn. Chỗ trống: chưa có số.",
    "Dashed: small number hidden. Gap: no figure yet.",
  ],
  table: ["Bảng số của hình này", "The figures of this picture"],
  day: ["Ngày", "Day"],
  count: ["Số", "Count"],
});

/** The drawing's measures in its own units: one is a pixel on a narrow telephone. */
const WIDE = 340;
const HIGH = 190;
const LEFT = 40;
const BASE = 160;
const TOP = 24;

/** The smallest round number that is not below: 2, 4, 6 or 8 by a power of ten, or ten of it, at least 4, so that half of it is whole. */
export function roundAbove(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return Math.max(
    4,
    [power === 1 ? 2 : 1, 2, 4, 6, 8, 10].map((n) => n * power).find((n) => n >= most) ?? most,
  );
}

/** One day's count. */
export type DayCount = { readonly day: Day; readonly count: ToldCount };

/** Every day from the first to the last of some, those without a count as not yet known. */
export function everyDay(counts: readonly DayCount[]): readonly DayCount[] {
  const known = new Map(counts.map(({ day, count }) => [day, count]));
  const days = [...known.keys()].sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const day = addDays(first, i);
    return { day, count: known.get(day) ?? { is: "none" } };
  });
}

function drawn(days: readonly DayCount[], locale: Locale, label: string): Html {
  const shown = days.flatMap(({ count }) => (count.is === "shown" ? [count.value] : []));
  const most = Math.max(0, ...shown);
  const top = roundAbove(most);
  const step = (WIDE - LEFT - 8) / days.length;
  const width = Math.max(2, step * 0.75);
  const high = (value: number): number => (value / top) * (BASE - TOP);
  const r = (n: number): number => Math.round(n * 10) / 10;
  const at = (i: number): number => LEFT + step * i + (step - width) / 2;
  const bars = days.map(({ count }, i) => {
    if (count.is === "none") return html``;
    const tall = count.is === "shown" ? high(count.value) : 10;
    const kind = count.is === "shown" ? "bar-shape" : "bar-hidden";
    return html`<rect class="${kind}" x="${r(at(i))}" y="${r(BASE - tall)}" width="${r(width)}" height="${r(tall)}"/>`;
  });
  const peak = days.findIndex(({ count }) => count.is === "shown" && count.value === most && most > 0);
  const named = (i: number, end: "start" | "end"): Html =>
    html`<text x="${end === "start" ? LEFT : WIDE - 8}" y="${BASE + 20}" text-anchor="${end}">${date(days[i]?.day ?? days[0]!.day, locale)}</text>`;
  return html`<svg viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label="${label}">
${[top, top / 2].map((value) => html`<path class="grid-line" d="M${LEFT} ${r(BASE - high(value))}H${WIDE}"/><text x="${LEFT - 6}" y="${r(BASE - high(value)) + 4}" text-anchor="end">${integer(value, locale)}</text>`)}
<path class="base-line" d="M${LEFT} ${BASE}H${WIDE}"/><text x="${LEFT - 6}" y="${BASE + 4}" text-anchor="end">0</text>
${bars}
${peak >= 0 && html`<text class="said" x="${r(Math.min(WIDE - 24, Math.max(LEFT + 12, at(peak) + width / 2)))}" y="${r(BASE - high(most)) - 6}" text-anchor="middle">${integer(most, locale)}</text>`}
${named(0, "start")}${days.length > 1 && named(days.length - 1, "end")}
</svg>`;
}

/** The picture of some days, its sentence, its gaps and its table; nothing of fewer than two days. `under` says source and cut-off. */
export function curve(
  locale: Locale,
  {
    title,
    counts,
    under,
  }: { readonly title: string; readonly counts: readonly DayCount[]; readonly under: Html },
): Html | undefined {
  const days = everyDay(counts);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 2) return undefined;
  const say = sayIn(WORDS, locale);
  const between = { title, from: date(first.day, locale), to: date(last.day, locale) };
  const best = days
    .flatMap(({ day, count }) => (count.is === "shown" ? [{ day, value: count.value }] : []))
    .reduce<{ readonly day: Day; readonly value: number } | undefined>(
      (most, one) => (most && most.value >= one.value ? most : one),
      undefined,
    );
  const sentence = best
    ? say("said", { ...between, most: integer(best.value, locale), day: date(best.day, locale) })
    : say("empty", between);
  return html`<figure class="drawing">
<p>${sentence}</p>
${drawn(days, locale, sentence)}
<figcaption>${WORDS[locale].gaps}</figcaption>
</figure>
<details class="more"><summary>${WORDS[locale].table}</summary>${table(
    title,
    [WORDS[locale].day, WORDS[locale].count],
    days.toReversed().map(({ day, count }) => [date(day, locale), showCount(count, locale)]),
    { figures: true },
  )}</details>
${under}`;
}
