/** The shell of every public page: no script, one style sheet inside, light and dark, the menu and the other language on top. */
import { LOGO_SVG } from "@bluezone/ui/logo";
import type { Locale } from "@bluezone/vietnamese/locale";
import { asMarkup, type Html, html } from "./html.ts";
import { STYLE } from "./style.ts";

/** A page. `path` is its address in Vietnamese; the English one stands below "/en". */
export type Page = {
  readonly locale: Locale;
  readonly path: `/${string}`;
  readonly title: string;
  readonly body: Html;
  /** What stands in its head beside the style; nothing for a page that only shows itself. */
  readonly head?: Html;
  /** The way to the other pages, on top. */
  readonly menu?: Html;
  /** Who runs this. */
  readonly operator: string | undefined;
};

const WORDS = {
  vi: { languages: "Ngôn ngữ", runBy: "Bluezone do", runs: "vận hành." },
  en: { languages: "Language", runBy: "Bluezone is run by", runs: "" },
} as const;
const NAMES = { vi: "Tiếng Việt", en: "English" } as const;

/** The address of a page in a language. */
export const addressIn = (locale: Locale, path: string): string =>
  locale === "vi" ? path : path === "/" ? "/en" : `/en${path}`;

const LOGO = asMarkup(LOGO_SVG.replace("<svg ", '<svg aria-hidden="true" '));

/** The way to the same page in the other language. */
export function languages({ locale, path }: Pick<Page, "locale" | "path">): Html {
  const each = (["vi", "en"] as const).map((one) =>
    one === locale
      ? html`<span lang="${one}" aria-current="true">${NAMES[one]}</span>`
      : html`<a lang="${one}" hreflang="${one}" href="${addressIn(one, path)}">${NAMES[one]}</a>`,
  );
  return html`<nav class="languages" aria-label="${WORDS[locale].languages}">${each}</nav>`;
}

/** The whole document. It goes out with the `POLICY` of `style`. */
export function page(one: Page): string {
  const { locale, title, body, head, menu, operator } = one;
  const words = WORDS[locale];
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Bluezone</title>
<link rel="icon" href="data:,">
<style>${asMarkup(STYLE)}</style>${head}
</head>
<body>
<header><div class="bar"><a class="brand" href="${addressIn(locale, "/")}">${LOGO} Bluezone</a>${languages(one)}</div>${menu}</header>
<main>
<h1>${title}</h1>
${body}
</main>
${operator !== undefined && html`<footer><p>${words.runBy} <span lang="vi">${operator}</span> ${words.runs}</p></footer>`}
</body>
</html>
`.markup;
}
