/** What the stage does not answer: a page for whoever reads with a browser, a short line for programs. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isReader, LOST_PAGE } from "@bluezone/server-kit/http/lost-page";
import { type PlainPage, plainPage } from "@bluezone/server-kit/http/plain-page";

/** Headers of every answer of the stage. */
export const SECURITY = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'self'; frame-ancestors 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** Why something is not answered: its status, what a program reads, what a person reads. */
export type Refusal = {
  readonly status: number;
  readonly line: string;
  readonly page: PlainPage;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Nothing is at the address. */
export const NO_PAGE: Refusal = { status: 404, line: "No such page.\n", page: LOST_PAGE };

/** Nobody of that name has a desk. */
export const NO_DESK: Refusal = {
  status: 404,
  line: "No such desk.\n",
  page: plainPage({
    vi: {
      title: "Không có bàn làm việc này",
      text: "Ở đây không ai có tên này. Mở bàn làm việc từ trang của thị trấn.",
    },
    en: {
      title: "There is no such desk",
      text: "Nobody of this name works here. Open a desk from the town's page.",
    },
  }),
};

/** The Host header names another machine or port. */
export const OTHER_HOST: Refusal = {
  status: 403,
  line: "This address is not the town's.\n",
  page: plainPage({
    vi: {
      title: "Địa chỉ này không phải của thị trấn",
      text: "Thị trấn chỉ mở được trên máy đang chạy nó. Mở đúng địa chỉ mà lệnh npm start đã ghi ra.",
    },
    en: {
      title: "This address is not the town's",
      text: "The town opens only on the machine that runs it. Open the very address that npm start has printed.",
    },
  }),
};

/** Another site's page asks. */
export const OTHER_ORIGIN: Refusal = {
  status: 403,
  line: "Another page may not read the town.\n",
  page: plainPage({
    vi: {
      title: "Trang khác không được đọc thị trấn",
      text: "Một trang khác đã dẫn tới đây. Gõ địa chỉ của thị trấn vào trình duyệt để mở.",
    },
    en: {
      title: "Another page may not read the town",
      text: "Another page has led here. Type the town's address into the browser to open it.",
    },
  }),
};

/** A method other than GET. */
export const OTHER_METHOD: Refusal = {
  status: 405,
  line: "Only GET.\n",
  headers: { allow: "GET" },
  page: plainPage({
    vi: {
      title: "Địa chỉ này chỉ để xem",
      text: "Ở đây không nhận gì gửi tới. Mở lại trang của thị trấn.",
    },
    en: {
      title: "This address is only for reading",
      text: "Nothing can be sent to it. Open the town's page again.",
    },
  }),
};

/** Answers with a refusal. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, line, page, headers } = refusal;
  const reads = isReader(request.url ?? "", request.headers.accept);
  response
    .writeHead(status, {
      ...SECURITY,
      ...headers,
      "content-type": reads ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(reads ? { "content-security-policy": page.policy } : {}),
    })
    .end(reads ? page.body : line);
}
