/** A share as a bar in the cell of its figure: the table stays the truth, the bar is for the eye. */
import { type Html, html } from "../../page/html.ts";

/** From 0 to 1 as a place on a bar of 100, to a tenth. */
const place = (share: number): number => Math.round(1_000 * Math.min(1, share)) / 10;

/** Assistive tools skip it: the figure stands beside it. */
const bar = (inside: Html): Html =>
  html`<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${inside}</svg>`;

/** A bar whose whole is `whole`; both from 0 to 1. */
export const shareBar = (share: number, whole: number): Html =>
  bar(html`<rect class="bar-shape" width="${place(whole > 0 ? share / whole : 0)}" height="10"/>`);

/** Where a share lies on a bar of all, `low` to `high`, with a stroke at the limit that it needs, null without one; from 0 to 1. */
export function rangeBar(low: number, high: number, limit: number | null): Html {
  // A figure that is known exactly is a stroke as well.
  const [from, long] = [Math.min(98, place(low)), Math.max(2, place(high) - place(low))];
  return bar(
    html`<rect class="bar-shape" x="${from}" width="${long}" height="10"/>${limit !== null && html`<rect class="limit-shape" x="${Math.min(99, place(limit))}" width="1" height="10"/>`}`,
  );
}
