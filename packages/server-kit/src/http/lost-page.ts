/** What stands at an address where nothing is: a page for whoever reads with a browser. Programs get their family's code. */

import { type PlainPage, plainPage } from "./plain-page.ts";

/** Endpoints and what programs fetch: there a wrong address is always a code. */
const PROGRAMS = /^\/(?:api|v1)(?:[/?]|$)/;

/** Whether a person with a browser reads the answer of an address; `url` has its query, `accept` is what the browser says it reads. */
export const isReader = (url: string, accept: string | undefined): boolean =>
  !PROGRAMS.test(url) && (accept ?? "").includes("text/html");

/** Whether somebody with a browser stands at an address, as they come there: to read it, not to send something. */
export const isLostReader = (method: string, url: string, accept: string | undefined): boolean =>
  (method === "GET" || method === "HEAD") && isReader(url, accept);

/** The page of a server that has none of its own. It says nothing of the address that was asked. */
export const LOST_PAGE: PlainPage = plainPage({
  vi: {
    title: "Không có trang này",
    text: "Địa chỉ này không dẫn tới trang nào. Xem lại địa chỉ, hoặc quét lại mã QR.",
  },
  en: {
    title: "There is no page at this address",
    text: "Check the address, or scan the QR code again.",
  },
});
