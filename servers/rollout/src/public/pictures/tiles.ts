/** The districts as tiles at their places, each with name and figure; five classes, whose bounds stand below. */
import { pairs } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { Locale } from "@bluezone/vietnamese/locale";
import { type Html, html } from "../../page/html.ts";
import { TILE_GRID } from "../../page/style.ts";

const WORDS = pairs({
  map: ["Bản đồ", "Map"],
  legend: ["Chú giải", "Legend"],
  hidden: both(FRAME, "hiddenSmall"),
  none: both(FRAME, "none"),
});

/** One district: column and row from 0, and its figure's class and text, or why there is none. */
export type Tile = {
  readonly name: string;
  readonly at: readonly [column: number, row: number];
  readonly figure:
    | { readonly is: "shown"; readonly class: 1 | 2 | 3 | 4 | 5; readonly text: string }
    | { readonly is: "hidden" | "none" };
};

/** The map with its legend. Throws RangeError for a place outside of the grid of the style. */
export function tileMap(
  locale: Locale,
  {
    label,
    tiles,
    bounds,
  }: { readonly label: string; readonly tiles: readonly Tile[]; readonly bounds: readonly string[] },
): Html {
  const words = WORDS[locale];
  const each = tiles.map(({ name, at: [column, row], figure }) => {
    if (column >= TILE_GRID.columns || row >= TILE_GRID.rows)
      throw new RangeError(`${name} lies at ${column}, ${row}, outside of the map`);
    const kind = figure.is === "shown" ? figure.class : figure.is;
    const text = figure.is === "shown" ? figure.text : words[figure.is];
    return html`<li class="c${column} r${row}" data-tile="${kind}"><span>${name}</span><strong>${text}</strong></li>`;
  });
  const shades = [
    ...bounds.map((said, i) => [i + 1, said] as const),
    ["hidden", words.hidden] as const,
    ["none", words.none] as const,
  ];
  return html`<figure class="drawing">
<ul class="tiles" aria-label="${words.map}: ${label}">${each}</ul>
<ul class="legend" aria-label="${words.legend}">${shades.map(([kind, said]) => html`<li><i data-tile="${kind}"></i>${said}</li>`)}</ul>
</figure>`;
}
