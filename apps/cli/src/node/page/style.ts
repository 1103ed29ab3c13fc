/** How the pages of a node look: the tokens of `@bluezone/ui`, no font of their own, no image. */
import { tokensCss } from "@bluezone/ui/css";
import { FONTS } from "@bluezone/ui/tokens";

export const STYLE = `${tokensCss("desk", FONTS.system)}
* { box-sizing: border-box; margin: 0; }
body { background: var(--page); color: var(--ink); font: var(--font-body); }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: var(--space-4); }
header { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: baseline; color: var(--ink2); }
header strong { color: var(--brand); font: var(--font-title); }
footer { color: var(--ink2); }
main { display: grid; gap: var(--space-5); }
.panel { padding: var(--space-5); border-radius: var(--radius-medium); background: var(--panel-calm); color: var(--on-panel-calm); }
.panel.well { background: var(--panel-well); color: var(--on-panel-well); }
.panel.act { background: var(--panel-act); color: var(--on-panel-act); }
.panel.near { background: var(--panel-near); color: var(--on-panel-near); }
h1 { font: var(--font-title); text-wrap: balance; }
h2 { font: var(--font-heading, var(--font-title)); }
dl { display: grid; grid-template-columns: minmax(10rem, 2fr) 3fr; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-medium); }
dt, dd { padding: var(--space-3) var(--space-4); border-top: 1px solid var(--line); overflow-wrap: anywhere; }
dl > :nth-child(-n + 2) { border-top: 0; }
dt { color: var(--ink2); }
dd ul { padding: 0; list-style: none; }
.panel ol, dd ol { padding-left: var(--space-5); }
.panel h1 ~ p + p { margin-top: var(--space-3); }
.en { display: block; color: var(--ink2); }
.panel .en, .panel p, a .en { color: inherit; }
li + li { margin-top: var(--space-2); }
form, .card { display: grid; gap: var(--space-4); padding: var(--space-5); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-medium); }
form:has(> .plain:only-child) { padding: 0; background: none; border: 0; }
fieldset { border: 0; padding: 0; display: grid; gap: var(--space-2); }
legend { padding: 0; margin-bottom: var(--space-2); }
label { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; min-height: var(--target); }
label.field { display: grid; gap: 0; }
label.field input { margin-top: var(--space-2); }
input[type="text"], input[type="date"] { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--edge); border-radius: var(--radius-small, 4px); padding: var(--space-2) var(--space-3); min-height: var(--target); width: 100%; max-width: 22rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; min-height: var(--target); padding: var(--space-3) var(--space-5); border: 1px solid var(--brand); border-radius: var(--radius-medium); background: var(--brand); color: var(--on-brand); text-decoration: none; cursor: pointer; justify-self: start; text-align: left; }
button .en, .button .en { color: inherit; font-weight: 400; }
button.plain { background: transparent; color: var(--brand); }
a { color: var(--brand); }
summary { cursor: pointer; min-height: var(--target); color: var(--brand); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { border-top: 0; padding-top: 0; } dl > :nth-child(2) { border-top: 0; } }
`;
