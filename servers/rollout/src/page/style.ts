/** The one style sheet of all public pages: the tokens, and a column of text. It stands inside each page: nothing else is fetched. */
import { createHash } from "node:crypto";
import { tokensCss } from "@bluezone/ui/css";
import { FONTS } from "@bluezone/ui/tokens";

const RULES = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:var(--font-body);overflow-wrap:break-word}
header,main,footer,.pages{max-width:40rem;margin:0 auto;padding:var(--space-4)}
header{display:flex;flex-wrap:wrap;gap:var(--space-3);align-items:center;justify-content:space-between}
header p{margin:0;display:flex;gap:var(--space-2);align-items:center;font-weight:700}
header svg{width:2rem;height:2rem}
nav a,nav span{display:inline-block;padding:var(--space-3) var(--space-2)}
h1{font:var(--font-title);text-wrap:balance;margin:0 0 var(--space-4)}
h2{font:var(--font-heading);margin:var(--space-5) 0 var(--space-2)}
p,ol,ul,dl{margin:0 0 var(--space-4)}
ol,ul{padding-inline-start:1.4em}
a{color:var(--brand)}
a:focus-visible,button:focus-visible,textarea:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.buttons{display:flex;flex-wrap:wrap;gap:var(--space-3);margin:0 0 var(--space-4)}
.button{flex:1 1 9rem;min-height:var(--target);padding:var(--space-3) var(--space-4);border-radius:var(--radius-medium);background:var(--brand);color:var(--on-brand);font-weight:600;text-align:center;text-decoration:none}
.key{background:var(--tint-act);border-inline-start:4px solid var(--text-act);border-radius:var(--radius-small);padding:var(--space-4);font-weight:600}
.card{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius-medium);padding:var(--space-4);margin:0 0 var(--space-4)}
.card>:first-child{margin-top:0}.card>:last-child{margin-bottom:0}
.plain{min-height:var(--target);padding:var(--space-2) var(--space-4);border:1px solid var(--edge);border-radius:var(--radius-medium);background:var(--surface);color:var(--ink);font:inherit;font-weight:600}
.code{font-variant-numeric:tabular-nums;white-space:nowrap}
footer,.pages,.small{font:var(--font-small);color:var(--ink2)}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:var(--space-2);border-bottom:1px solid var(--line);vertical-align:top}
audio,textarea{width:100%}
textarea{font:inherit;padding:var(--space-2);border:1px solid var(--edge);border-radius:var(--radius-small);background:var(--surface);color:var(--ink)}
.scroll{overflow-x:auto;margin:0 0 var(--space-3);background:linear-gradient(to right,var(--page) 40%,transparent) left/2.5rem 100% no-repeat local,linear-gradient(to left,var(--page) 40%,transparent) right/2.5rem 100% no-repeat local,linear-gradient(to right,var(--edge),transparent) left/.5rem 100% no-repeat scroll,linear-gradient(to left,var(--edge),transparent) right/.5rem 100% no-repeat scroll}
th[scope=row]{font-weight:400}
a[href^="tel:"]{white-space:nowrap}
.figure{text-align:end;font-variant-numeric:tabular-nums}
.pages{border-top:1px solid var(--line)}
.pages ul{display:flex;flex-wrap:wrap;gap:0 var(--space-4);list-style:none;padding:0;margin:0}
.pages a,.pages span{display:inline-block;padding:var(--space-3) 0}
.tag{display:inline-block;padding:0 var(--space-2);border:1px solid var(--edge);border-radius:var(--radius-small);font-weight:600}
@media print{nav,.buttons,form{display:none}}
`;

/** The style sheet, on one line as far as that is safe. */
export const STYLE: string = `${tokensCss("phone", FONTS.system)}${RULES}`.replace(/\n\s*/g, "");

/** What a public page may do: show this style, open links, send its own forms. No script, no picture, nothing from elsewhere. */
export const POLICY: string = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The same for pages that can be read again without a network: they may register this server's own worker and play its sound. */
export const READING_POLICY: string = `${POLICY}; script-src 'self'; worker-src 'self'; manifest-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'`;
