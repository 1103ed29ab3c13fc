/** A page of one sentence, in Vietnamese with English below it, in the tokens' look: what a browser reads where a server has nothing else to show. */
import { createHash } from "node:crypto";
import { tokensCss } from "@bluezone/ui/css";
import { LOGO_SVG } from "@bluezone/ui/logo";
import { FONTS } from "@bluezone/ui/tokens";

/** A page as it goes out, with its Content-Security-Policy. */
export type PlainPage = { readonly body: string; readonly policy: string };

/** What a page says in one language; no character that HTML reads. */
type Words = { readonly title: string; readonly text: string };

const STYLE = `${tokensCss("phone", FONTS.system)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:var(--font-body);overflow-wrap:break-word}
header{background:var(--surface);border-bottom:1px solid var(--line)}
header p,main{max-width:44rem;margin:0 auto;padding:var(--space-3) var(--space-4)}
header p{display:flex;gap:var(--space-2);align-items:center;font-weight:600}
header svg{width:2rem;height:2rem}
main{padding-block:var(--space-5) var(--space-6)}
h1{font:var(--font-title);text-wrap:balance;margin:0 0 var(--space-4)}
h2{font:var(--font-body);font-weight:600;margin:0}
main p{margin:0 0 var(--space-5);text-wrap:pretty}
[lang=en]{color:var(--ink2)}
`.replace(/\n\s*/g, "");
/** The page shows this style and its empty icon, and does nothing. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`;
const LOGO = LOGO_SVG.replace("<svg ", '<svg aria-hidden="true" ');

/** Writes the page. */
export const plainPage = ({ vi, en }: { readonly vi: Words; readonly en: Words }): PlainPage => ({
  policy: POLICY,
  body: `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${vi.title} · Bluezone</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header><p>${LOGO} Bluezone</p></header>
<main>
<h1>${vi.title}</h1>
<p>${vi.text}</p>
<div lang="en">
<h2>${en.title}</h2>
<p>${en.text}</p>
</div>
</main>
</body>
</html>
`,
});
