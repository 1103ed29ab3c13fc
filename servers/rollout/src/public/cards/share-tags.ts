/** How a page is shown where somebody shares its address: title, sentence and picture, by the Open Graph protocol (ogp.me). */
import type { Locale } from "@bluezone/vietnamese/locale";
import { type Html, html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { type ReadingPath, SENTENCES } from "../pages/page-list.ts";

/** Where the picture of a page is. */
export const cardPath = (locale: Locale, path: ReadingPath): string =>
  addressIn(locale, `/card/${path === "/" ? "install" : path.slice(1)}.png`);

/** Its size in dots. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** The tags of the page at `path`, which has the card of `listed`. */
export function shareTags({
  locale,
  publicUrl,
  path,
  title,
  listed,
}: {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly path: string;
  readonly title: string;
  readonly listed: ReadingPath;
}): Html {
  const sentence = SENTENCES[listed][locale];
  return html`
<meta name="description" content="${sentence}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Bluezone">
<meta property="og:locale" content="${locale === "vi" ? "vi_VN" : "en_GB"}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${sentence}">
<meta property="og:url" content="${publicUrl}${addressIn(locale, path)}">
<meta property="og:image" content="${publicUrl}${cardPath(locale, listed)}">
<meta property="og:image:width" content="${CARD_SIZE.width}">
<meta property="og:image:height" content="${CARD_SIZE.height}">
<meta property="og:image:alt" content="Bluezone: ${title}">
<meta name="twitter:card" content="summary_large_image">`;
}
