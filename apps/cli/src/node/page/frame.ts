/** What every page of a node has around it, and how its markup is put together. */
import { type Html, html } from "@bluezone/rollout/page/html";
import { type Both, PAGE, type Tone } from "./words.ts";

export { type Html, html };

/** A text in both languages, Vietnamese first; what is the same in both stands once. */
export const say = ({ vi, en }: Both): Html =>
  vi === en ? html`${vi}` : html`${vi} <span class="en" lang="en">${en}</span>`;

/** A panel: what is said first. */
export const panel = (tone: Tone, text: Both, more?: Html): Html =>
  html`<section class="panel ${tone}"><h1>${text.vi}</h1><p lang="en">${text.en}</p>${more}</section>`;

/** A whole page. `refresh`: reloads by itself; a page where somebody types must not. */
export const frame = (title: Both, body: Html, refresh = false): string =>
  html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh && html`<meta http-equiv="refresh" content="30">`}
<title>${title.vi} · Bluezone</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong>Bluezone</strong> <span>${PAGE.title.vi} · <span lang="en">${PAGE.title.en}</span></span></header>
<main>
${body}
</main>
<footer><p>${say(PAGE.untried)}</p></footer>
</body>
</html>
`.markup;
