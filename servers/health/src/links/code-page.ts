/**
 * The page that a link shows where no app opened it. It is the same for every code: the server neither reads nor
 * writes one here, so a preview or a second look uses nothing up; the browser itself shows the code (page/v.js).
 */
import { readFile } from "node:fs/promises";
import type { Document } from "@bluezone/contract/endpoint";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";

/** The page runs its own script and style and nothing else, and sends nothing anywhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const summary = "The page behind a link with a code, for phones without the app.";
const PAGE: Document = {
  method: "GET",
  path: "/v",
  summary,
  mediaType: "text/html; charset=utf-8",
  maxAge: 0,
};
/** The code may stand in the path, where a gateway refuses the sign #; it is not looked at. */
const PAGE_OF_CODE: Document = { ...PAGE, path: "/v/:code" };
const SCRIPT: Document = {
  ...PAGE,
  path: "/v.js",
  summary: "The script of that page: it shows the code that the browser has.",
  mediaType: "text/javascript; charset=utf-8",
};
const STYLE: Document = {
  ...PAGE,
  path: "/v.css",
  summary: "The style of that page.",
  mediaType: "text/css; charset=utf-8",
};

const file = (name: string): Promise<string> => readFile(new URL(`page/${name}`, import.meta.url), "utf8");

/** Adds the page and its two files. */
export async function addCodePage(http: Http<Caller>, { config }: Pick<Context, "config">): Promise<void> {
  const [html, script, style] = await Promise.all([file("v.html"), file("v.js"), file("v.css")]);
  const page = { body: html.replaceAll("{{operator}}", config.operator ?? "Bluezone"), policy: POLICY };
  http.document(PAGE, async () => page);
  http.document(PAGE_OF_CODE, async () => page);
  http.document(SCRIPT, async () => ({ body: script }));
  http.document(STYLE, async () => ({ body: style }));
}
