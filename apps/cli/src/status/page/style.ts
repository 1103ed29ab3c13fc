/** How the operator page looks: as a node's page, with tables and curves, on the width of a desk. */
import { STYLE as NODE_STYLE } from "../../node/page/style.ts";

export const STYLE = `${NODE_STYLE}
header, main, footer { max-width: 72rem; }
main { grid-template-columns: minmax(0, 1fr); overflow-wrap: anywhere; }
section { display: grid; gap: var(--space-3); min-width: 0; }
header .languages { display: flex; gap: var(--space-3); margin-inline-start: auto; }
.languages [aria-current] { font-weight: 600; }
.panel ul, section > ul { padding-inline-start: var(--space-5); }
.panel > h1 + * { margin-top: var(--space-3); }
.scroll { overflow-x: auto; overflow-wrap: normal; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-medium); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: var(--space-2) var(--space-3); border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; background: var(--sunken); color: var(--ink2); font: var(--font-small); font-weight: 600; }
tbody th { font-weight: 400; min-width: 9rem; }
tbody td:not(.figure) { min-width: 7rem; }
.figure { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bad { color: var(--text-danger); font-weight: 600; }
.fine { color: var(--text-well); }
.curves { display: grid; gap: var(--space-4); grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); }
figure { padding: var(--space-4); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-medium); min-width: 0; }
figcaption { font-weight: 600; margin-bottom: var(--space-2); }
figure p { font: var(--font-small); color: var(--ink2); margin-top: var(--space-2); font-variant-numeric: tabular-nums; }
figure .axis { display: flex; flex-wrap: wrap; gap: 0 var(--space-3); justify-content: space-between; margin-top: var(--space-1); }
.curve { display: block; width: 100%; height: auto; overflow: visible; }
.curve path { fill: none; vector-effect: non-scaling-stroke; }
.curve .line { stroke: var(--chart-1); stroke-width: 2; stroke-linejoin: round; }
.curve .ground { stroke: var(--edge); }
.curve .limit { stroke: var(--chart-3); stroke-dasharray: 4 4; }
footer { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); overflow-wrap: anywhere; font: var(--font-small); }
`;
