/** A share as a bar in the cell of its figure: the table stays the truth, the bar is for the eye. */
import { type Html, html } from "../../page/html.ts";

/** A bar whose whole is `whole`; both from 0 to 1. Assistive tools skip it: the figure stands beside it. */
export function shareBar(share: number, whole: number): Html {
  const long = Math.round(1_000 * Math.min(1, whole > 0 ? share / whole : 0)) / 10;
  return html`<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-shape" width="${long}" height="10"/></svg>`;
}
