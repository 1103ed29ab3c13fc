/** The font's files, which every public page fetches once and keeps. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { FONT_PATH, WEB_FONTS } from "@bluezone/ui/web-font";

const PACKAGE = import.meta.resolve("@fontsource/be-vietnam-pro/package.json");
/** Seconds of a month: the name of a file stays when its letters change. */
const A_MONTH = 2_592_000;

/** Adds them. */
export function addFonts(http: Http<Viewer>): void {
  for (const { file } of WEB_FONTS) {
    const path = fileURLToPath(new URL(`files/${file}`, PACKAGE));
    http.document(
      {
        method: "GET",
        path: `${FONT_PATH}${file}`,
        summary: "Be Vietnam Pro, for public pages.",
        mediaType: "font/woff2",
        maxAge: A_MONTH,
      },
      async () => ({ body: await readFile(path) }),
    );
  }
}
