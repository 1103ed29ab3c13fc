/** How the operator page looks: as a node's page, with tables and curves, on the width of a desk. */
import { STYLE as NODE_STYLE } from "../../node/page/style.ts";

export const STYLE = `${NODE_STYLE}
header, main, footer { max-width: 72rem; }
section { display: grid; gap: var(--space-3); min-width: 0; }
h2 .en, th .en, td .en, section > ul .en { display: inline; font-weight: 400; font-size: 0.9em; }
.scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-medium); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: var(--space-2) var(--space-3); border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; background: var(--sunken); color: var(--ink2); font: var(--font-small); font-weight: 600; }
tbody th { font-weight: 400; min-width: 9rem; }
tbody td:first-child { min-width: 7rem; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bad { color: var(--text-danger); font-weight: 600; }
.fine { color: var(--text-well); }
.curves { display: grid; gap: var(--space-4); grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); }
figure { padding: var(--space-4); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-medium); min-width: 0; }
figcaption { font-weight: 600; margin-bottom: var(--space-2); }
figcaption .en { font-weight: 400; font: var(--font-small); }
figure p { font: var(--font-small); color: var(--ink2); margin-top: var(--space-2); font-variant-numeric: tabular-nums; }
.curve { display: block; width: 100%; height: auto; overflow: visible; }
.curve path { fill: none; vector-effect: non-scaling-stroke; }
.curve .line { stroke: var(--chart-1); stroke-width: 2; stroke-linejoin: round; }
.curve .ground { stroke: var(--edge); }
.curve .limit { stroke: var(--chart-3); stroke-dasharray: 4 4; }
footer { display: grid; gap: var(--space-2); font: var(--font-small); }
`;
