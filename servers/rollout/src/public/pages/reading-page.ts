/** The frame of the pages that are read, not scanned: a way to all the others, readable again without a network. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { addressIn, page } from "../../page/page.ts";

/** Every such page by its address, in the order in which they stand. */
export const READING_PAGES = {
  "/": { vi: "Cài Bluezone", en: "Install" },
  "/situation": { vi: "Tình hình hôm nay", en: "Today" },
  "/numbers": { vi: "Đọc số liệu thế nào", en: "How to read the numbers" },
  "/bulletins": { vi: "Bản tin và đính chính", en: "Bulletins and corrections" },
  "/hotlines": { vi: "Đường dây nóng còn hiệu lực", en: "Hotlines valid today" },
  "/venues": { vi: "Danh bạ điểm bán", en: "Venue directory" },
  "/how": { vi: "Bluezone làm gì, không làm gì", en: "What it does and never does" },
  "/transparency": { vi: "Minh bạch", en: "Transparency" },
  "/data": { vi: "Dữ liệu mở", en: "Open data" },
} as const satisfies Readonly<Record<`/${string}`, Readonly<Record<Locale, string>>>>;
/** The address of one. */
export type ReadingPath = keyof typeof READING_PAGES;

const HEAD = html`
<link rel="manifest" href="/manifest.webmanifest">
<script src="/offline.js" defer></script>`;
const OTHERS = { vi: "Các trang", en: "Pages" } as const;

/** What a page is told. `under` is the page of the list that it belongs to, its own address by default. */
export type Reading = {
  readonly locale: Locale;
  readonly operator: RolloutConfig["operator"];
  readonly path: `/${string}`;
  readonly under?: ReadingPath;
  /** Whether it stands at no address of its own: then all the others are elsewhere. */
  readonly nowhere?: true;
  readonly title?: string;
  readonly body: Html;
};

function others(locale: Locale, path: string): Html {
  const each = Object.entries(READING_PAGES).map(
    ([to, name]) =>
      html`<li>${
        to === path
          ? html`<span aria-current="page">${name[locale]}</span>`
          : html`<a href="${addressIn(locale, to)}">${name[locale]}</a>`
      }</li>`,
  );
  return html`
<nav class="pages" aria-label="${OTHERS[locale]}"><ul>${each}</ul></nav>`;
}

/** The whole document. */
export function readingPage({ locale, operator, path, under, nowhere, title, body }: Reading): string {
  return page({
    locale,
    operator,
    path,
    title: title ?? READING_PAGES[under ?? (path as ReadingPath)][locale],
    body,
    head: HEAD,
    below: others(locale, nowhere ? "" : path),
  });
}
