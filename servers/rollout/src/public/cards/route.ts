/** /card/….png: the picture of each page for whoever shares its address. It holds no figure: a shared picture outlives the day. */
import type { Document } from "@bluezone/contract/endpoint";
import { cardPng } from "@bluezone/paper/card";
import { kept } from "@bluezone/paper/kept";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Context } from "../../context.ts";
import { READING_PAGES, type ReadingPath, SENTENCES } from "../pages/page-list.ts";
import { CARD_SIZE, cardPath } from "./share-tags.ts";

const PATHS = Object.keys(READING_PAGES) as ReadingPath[];
const documentOf = (locale: Locale, path: ReadingPath): Document => ({
  method: "GET",
  path: cardPath(locale, path),
  summary: `The picture for sharing: ${READING_PAGES[path].en}.`,
  mediaType: "image/png",
  maxAge: 86_400,
});

/** Adds them. Each is drawn when it is first asked for, and kept. */
export function addCards(http: Http<Viewer>, { config: { operator, province, publicUrl } }: Context): void {
  const address = publicUrl.replace(/^https?:\/\//, "");
  for (const locale of ["vi", "en"] as const)
    for (const path of PATHS) {
      const drawn = kept(() =>
        cardPng({
          ...CARD_SIZE,
          title: READING_PAGES[path][locale],
          sentence: SENTENCES[path][locale],
          foot: [operator ?? province.name, address],
        }),
      );
      http.document(documentOf(locale, path), async () => ({ body: await drawn() }));
    }
}
