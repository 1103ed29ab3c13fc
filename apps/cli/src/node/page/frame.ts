/** What every page of a node has around it, and how its markup is put together. */
import { type Html, html } from "@bluezone/rollout/page/html";
import { type Both, say } from "../../said.ts";
import { PAGE } from "./words.ts";

/** A whole page. */
export const frame = (title: Both, body: Html): string =>
  html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
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
