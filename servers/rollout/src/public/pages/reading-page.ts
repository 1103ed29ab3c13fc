/** The frame of the pages that are read, not scanned: a way to all the others, readable again without a network. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { asMarkup, type Html, html } from "../../page/html.ts";
import { addressIn, page } from "../../page/page.ts";
import { shareTags } from "../cards/share-tags.ts";
import { MENU, READING_PAGES, type ReadingPath } from "./page-list.ts";

const HEAD = html`
<link rel="manifest" href="/manifest.webmanifest">
<script src="/offline.js" defer></script>`;
const OTHERS = { vi: "Các trang", en: "Pages" } as const;
/** What a page is told. `under` is the page of the list that it belongs to, its own address by default. */
export type Reading = {
  readonly locale: Locale;
  readonly operator: RolloutConfig["operator"];
  readonly publicUrl: string;
  readonly path: `/${string}`;
  readonly under?: ReadingPath;
  /** Whether it stands at no address of its own: then all the others are elsewhere, and nobody shares it. */
  readonly nowhere?: true;
  readonly title?: string;
  readonly body: Html;
};

/** Three lines, on a narrow screen before the word. */
const LINES = asMarkup(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16M4 12h16M4 18h16"/></svg>',
);

/** Open on a wide screen, behind a button on a narrow one: a disclosure of the browser, so that it needs no script. */
function menuOf(locale: Locale, path: string): Html {
  const each = Object.entries(MENU).map(
    ([to, name]) =>
      html`<li>${
        to === path
          ? html`<span aria-current="page">${name[locale]}</span>`
          : html`<a href="${addressIn(locale, to)}">${name[locale]}</a>`
      }</li>`,
  );
  return html`<details class="menu"><summary>${LINES} ${OTHERS[locale]}</summary><nav aria-label="${OTHERS[locale]}"><ul>${each}</ul></nav></details>`;
}

/** The whole document. */
export function readingPage({
  locale,
  operator,
  publicUrl,
  path,
  under,
  nowhere,
  title,
  body,
}: Reading): string {
  const listed = under ?? (path in READING_PAGES ? (path as ReadingPath) : "/");
  const named = title ?? READING_PAGES[listed][locale];
  return page({
    locale,
    operator,
    path,
    title: named,
    body,
    head: html`${HEAD}${!nowhere && shareTags({ locale, publicUrl, path, title: named, listed })}`,
    menu: menuOf(locale, nowhere ? "" : path),
  });
}
