/** How days, hours, counts and made-up data are written on every page. */
import type { ToldCount } from "@bluezone/contract/rollout/local";
import { dayOf, type Instant, parseDay, parseInstant, wallTime } from "@bluezone/protocol/time";
import { clockPhrase, date } from "@bluezone/vietnamese/date";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import { type Html, html } from "../../page/html.ts";

/** "27/12/2020" of "2020-12-27". */
export const showDay = (iso: string, locale: Locale): string => date(parseDay(iso), locale);

/** "17 giờ 27/12/2020". */
export function showInstant(at: Instant | string, locale: Locale): string {
  const t = typeof at === "string" ? parseInstant(at) : at;
  return `${clockPhrase(wallTime(t, "vietnam"), locale)} ${date(dayOf(t, "vietnam"), locale)}`;
}

/** "số liệu minh họa", which marks what is made up. */
export const ILLUSTRATIVE = { vi: FRAME.vi.illustrative, en: FRAME.en.illustrative } as const;
const COUNTS = {
  hidden: { vi: FRAME.vi.hiddenSmall, en: FRAME.en.hiddenSmall },
  none: { vi: FRAME.vi.none, en: FRAME.en.none },
} as const;

/** A count, or the words in its place. */
export const showCount = (count: ToldCount, locale: Locale): string =>
  count.is === "shown" ? integer(count.value, locale) : COUNTS[count.is][locale];

const UNTIL = { vi: "tính đến", en: "as of" } as const;

/** The line under figures: source, cut-off, and whether they are made up. */
export const sourceLine = (
  locale: Locale,
  {
    source,
    cutOff,
    illustrative,
  }: { readonly source: string; readonly cutOff: Instant | string; readonly illustrative: boolean },
): Html =>
  html`<p class="small">${FIELDS[locale].source}: ${source} · ${UNTIL[locale]} ${showInstant(cutOff, locale)}${
    illustrative && html` · <strong>${ILLUSTRATIVE[locale]}</strong>`
  }</p>`;

/** A table that scrolls by itself on a narrow screen; columns from the second on are figures where `figures` says so. */
export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
  { figures = false }: { readonly figures?: boolean } = {},
): Html {
  const side = (i: number) => (figures && i > 0 ? html` class="figure"` : undefined);
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads.map((head, i) => html`<th scope="col"${side(i)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${side(i)}>${cell}</td>`))}</tr>`,
  )}</tbody></table></div>`;
}
