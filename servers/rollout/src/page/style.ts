/** The one style sheet of all public pages: the tokens and the font of the desks. It stands inside each page; beside it only font files are fetched, from this server. */
import { createHash } from "node:crypto";
import { tokensCss } from "@bluezone/ui/css";
import { FONTS } from "@bluezone/ui/tokens";
import { FONT_PATH, webFontCss } from "@bluezone/ui/web-font";

/** Columns and rows that a map of tiles may have. */
export const TILE_GRID = { columns: 8, rows: 12 } as const;

const places = (letter: string, count: number, property: string): string =>
  Array.from({ length: count }, (_, i) => `.${letter}${i}{${property}:${i + 1}}`).join("");
const classes = [1, 2, 3, 4, 5]
  .map((n) => `[data-tile="${n}"]{background:var(--map-${n});color:var(--on-map-${n})}`)
  .join("");

const FRAME = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:var(--font-body);overflow-wrap:break-word}
header{background:var(--surface);border-bottom:1px solid var(--line)}
.bar,.menu,main,footer{max-width:72rem;margin:0 auto;padding:0 var(--space-4)}
main{padding-block:var(--space-5) var(--space-6)}
footer{padding-block:var(--space-4);border-top:1px solid var(--line)}
.bar{display:flex;flex-wrap:wrap;gap:0 var(--space-4);align-items:center;justify-content:space-between;padding-block:var(--space-2)}
.brand{display:inline-flex;gap:var(--space-2);align-items:center;min-height:var(--target);color:var(--ink);font-weight:600;text-decoration:none}
.brand svg{width:2rem;height:2rem}
.languages a,.languages span{display:inline-block;padding:var(--space-3) var(--space-2)}
.languages [aria-current]{font-weight:600}
.menu summary{display:inline-flex;gap:var(--space-2);align-items:center;min-height:var(--target);font-weight:600;color:var(--brand);cursor:pointer;list-style:none}
.menu summary::-webkit-details-marker{display:none}
.menu summary svg{width:1.5rem;height:1.5rem;stroke:currentcolor;stroke-width:2;stroke-linecap:round;fill:none}
.menu ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr));gap:0 var(--space-4);list-style:none;padding:0 0 var(--space-2);margin:0}
.menu li a,.menu li span{display:block;padding:var(--space-3) 0;font:var(--font-small);font-weight:600;text-decoration:none}
.menu li a:hover{text-decoration:underline}
.menu [aria-current]{box-shadow:inset 0 -3px var(--brand)}
@media(min-width:60rem){@supports selector(::details-content){.menu summary{display:none}.menu::details-content{content-visibility:visible;block-size:auto}.menu ul{display:flex;flex-wrap:wrap;gap:0 var(--space-5);padding:0}}}
h1{font:var(--font-title);text-wrap:balance;margin:0 0 var(--space-4)}
h2{font:var(--font-heading);text-wrap:balance;margin:var(--space-6) 0 var(--space-2)}
h3{font:var(--font-body);font-weight:600;margin:0 0 var(--space-2)}
.beside h2{margin-top:0}
p,ol,ul,dl{margin:0 0 var(--space-4)}
dd{margin:0 0 var(--space-3)}
p,li,dd{text-wrap:pretty}
main>p,main>ol,main>ul,main>dl,main>.card,main>form,main>article{max-width:44rem}
ol,ul{padding-inline-start:1.4em}
a{color:var(--brand)}
a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
`;

const PARTS = `
.buttons{display:flex;flex-wrap:wrap;gap:var(--space-3);margin:0 0 var(--space-4);max-width:44rem}
.button{flex:1 1 9rem;min-height:var(--target);padding:var(--space-3) var(--space-4);border-radius:var(--radius-medium);background:var(--brand);color:var(--on-brand);font-weight:600;text-align:center;text-decoration:none}
.key{background:var(--tint-act);border-inline-start:4px solid var(--text-act);border-radius:var(--radius-small);padding:var(--space-4);font-weight:600}
section.key h2{margin-block-start:0}
section.key ul{font-weight:400}
.card{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius-medium);padding:var(--space-4);margin:0 0 var(--space-4)}
.card>:first-child{margin-top:0}.card>:last-child{margin-bottom:0}
.plain{min-height:var(--target);padding:var(--space-2) var(--space-4);border:1px solid var(--edge);border-radius:var(--radius-medium);background:var(--surface);color:var(--ink);font:inherit;font-weight:600}
.code{font-variant-numeric:tabular-nums;white-space:nowrap}
footer,.small{font:var(--font-small);color:var(--ink2)}
footer p{margin:0}
table{border-collapse:collapse;min-width:min(100%,24rem);background:var(--surface)}
th,td{text-align:start;padding:var(--space-2) var(--space-3);border-bottom:1px solid var(--line);vertical-align:top}
thead th{background:var(--sunken);font:var(--font-small);font-weight:600;vertical-align:bottom}
audio,textarea{width:100%}
.player{display:flex;flex-wrap:wrap;gap:var(--space-2) var(--space-3);align-items:center;margin:0 0 var(--space-2)}
.player input{flex:1 1 8rem;min-width:6rem;min-height:var(--target);accent-color:var(--brand)}
.player .plain::before{content:"";display:inline-block;margin-inline-end:var(--space-2);border:solid transparent;border-width:.4em 0 .4em .65em;border-inline-start-color:currentcolor}
.player .playing::before{width:.65em;height:.8em;border-width:0 .22em;border-color:currentcolor}
.fault{flex-basis:100%;margin:0;color:var(--text-danger)}
.fault:empty{display:none}
.ways{display:flex;flex-wrap:wrap;gap:0 var(--space-4);margin:0 0 var(--space-3)}
.ways>*{padding:var(--space-3) 0}
.ways [aria-current]{font-weight:600;box-shadow:inset 0 -3px var(--brand)}
textarea{font:inherit;padding:var(--space-2);border:1px solid var(--edge);border-radius:var(--radius-small);background:var(--surface);color:var(--ink)}
.scroll{overflow-x:auto;width:fit-content;max-width:100%;border:1px solid var(--line);border-radius:var(--radius-medium);margin:0 0 var(--space-3)}
tr:last-child>*{border-bottom:0}
th[scope=row]{font-weight:400;min-width:6.5rem}
.of{display:inline-block;min-width:9rem}
a[href^="tel:"]{white-space:nowrap}
.under{display:block}
strong.under{white-space:nowrap}
@media(max-width:30rem){th,td{padding-inline:var(--space-2)}th[scope=row]{min-width:4.5rem}strong.under{white-space:normal}.of{min-width:7rem}}
span.under{font:var(--font-small);color:var(--ink2)}
.figure{text-align:end;font-variant-numeric:tabular-nums}
.tag{display:inline-block;padding:0 var(--space-2);border:1px solid var(--edge);border-radius:var(--radius-small);font-weight:600}
.beside{display:grid;gap:var(--space-4) var(--space-6);align-items:start;grid-template-columns:minmax(0,1fr)}
@media(min-width:60rem){.beside{grid-template-columns:minmax(0,28rem) minmax(0,1fr)}}
.drawing{margin:0 0 var(--space-4);padding:var(--space-4);background:var(--surface);border:1px solid var(--line);border-radius:var(--radius-medium);max-width:34rem}
.drawing>svg{display:block;width:100%;height:auto}
.drawing p{margin:0 0 var(--space-3)}
.drawing figcaption{font:var(--font-small);color:var(--ink2);margin-top:var(--space-3)}
.drawing text{font-family:inherit;font-size:13px;fill:var(--ink2)}
.drawing .said{fill:var(--ink);font-weight:600}
.bar-shape{fill:var(--chart-1)}
.limit-shape{fill:var(--ink)}
.bar-hidden{fill:var(--surface);stroke:var(--edge);stroke-dasharray:2 2}
.grid-line{stroke:var(--line)}
.base-line{stroke:var(--edge)}
.tiles{display:grid;grid-auto-columns:minmax(0,9rem);gap:var(--space-2);list-style:none;padding:0;margin:0 0 var(--space-3)}
.tiles li{min-height:5.5rem;padding:var(--space-2);border-radius:var(--radius-small);display:flex;flex-direction:column;justify-content:space-between;font:var(--font-small);overflow-wrap:anywhere}
.tiles strong{font-weight:600;font-variant-numeric:tabular-nums}
.legend{display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-4);list-style:none;padding:0;margin:0;font:var(--font-small)}
.legend li{display:inline-flex;align-items:center;gap:var(--space-2)}
.legend i{width:1.25rem;height:1.25rem;border-radius:var(--radius-small)}
${classes}
[data-tile=hidden]{background:repeating-linear-gradient(45deg,var(--line) 0 2px,transparent 2px 10px) var(--surface);border:1px solid var(--edge);color:var(--ink)}
.tiles [data-tile=hidden]>*{background:var(--surface);align-self:start;padding-inline:.2em}
[data-tile=none]{border:2px dotted var(--edge);background:var(--surface);color:var(--ink2)}
.tiles li,.legend i,.drawing svg{print-color-adjust:exact}
${places("c", TILE_GRID.columns, "grid-column")}${places("r", TILE_GRID.rows, "grid-row")}
.share{display:block;width:100%;min-width:6rem;height:.75rem;margin-top:var(--space-1);background:var(--sunken);border-radius:var(--radius-small)}
.more summary{display:inline-block;padding:var(--space-3) 0;color:var(--brand);font-weight:600;cursor:pointer;list-style:none;text-decoration:underline}
.more summary::-webkit-details-marker{display:none}
@media print{nav,.menu,.buttons,form{display:none}}
`;

/** The style sheet, on one line as far as that is safe. */
export const STYLE: string =
  `${webFontCss(FONT_PATH)}${tokensCss("phone", FONTS.screen)}${FRAME}${PARTS}`.replace(/\n\s*/g, "");

const BASE = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** What a public page may do: show this style in our font, open links, send its own forms. No script, no picture but its empty icon, nothing from elsewhere. */
export const POLICY: string = `${BASE}; img-src data:`;

/** The same for pages that can be read again without a network: they may register this server's own worker and play its sound. */
export const READING_POLICY: string = `${BASE}; script-src 'self'; worker-src 'self'; manifest-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'`;
