/**
 * The status page, on loopback only, without a script. Who may come in is said by `@bluezone/server-kit/own-page`: our Host, our
 * Origin and, for whatever does something, the token of this start.
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Onset } from "@bluezone/device/engine/share/view";
import { parseDay } from "@bluezone/protocol/time";
import { html } from "@bluezone/rollout/page/html";
import { ownHost, ownOrigin, refusal, tokenCookie } from "@bluezone/server-kit/http/own-page";
import { StartError } from "@bluezone/server-kit/start/start-error";
import type { Listen } from "../../node-options.ts";
import { panel } from "../../said.ts";
import { isStill } from "../../still.ts";
import type { Node } from "../node.ts";
import { agree, enterCode } from "../share-by-code.ts";
import { frame } from "./frame.ts";
import { back, sharePage } from "./share-page.ts";
import { statusPage } from "./status-page.ts";
import { STYLE } from "./style.ts";
import { LOST, PAGE } from "./words.ts";

/** Longest form that is read, in bytes. */
const LONGEST_FORM = 4_096;

const SECURITY = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  // With no-referrer a browser would hide the Origin of our own forms from us.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** The page, until it is closed. */
export type NodePage = { readonly url: string; close(): Promise<void> };

/** What a form asks for. Resolves with the page that follows, or undefined: the share's page as it stands. */
type PageAction = (node: Node, form: URLSearchParams) => Promise<string | undefined>;

const ACTIONS: Readonly<Record<string, PageAction>> = {
  async "/share/code"({ phone, status }, form) {
    const { refused } = await enterCode(phone, form.get("code") ?? "");
    return refused === undefined ? undefined : sharePage(status(), { refused });
  },
  async "/share/send"({ phone, status }, form) {
    const { open } = await agree(phone, onsetOf(form));
    return open === undefined ? undefined : sharePage(status(), { open });
  },
  async "/share/decline"({ phone }) {
    await phone.tap.decline();
    return undefined;
  },
  async "/share/forget"({ phone }) {
    await phone.tap.forgetCode();
    return undefined;
  },
};

function onsetOf(form: URLSearchParams): Onset | undefined {
  const onset = form.get("onset");
  if (onset === "none" || onset === "unknown") return onset;
  try {
    return onset === "day" ? { day: parseDay(form.get("day") ?? "") } : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds after which the first page comes anew; a page where somebody types does not. */
const REFRESH = "30";
const PAGES: Readonly<Record<string, (node: Node, still: boolean) => string>> = {
  "/": ({ status }, still) => statusPage(status(), still),
  "/share": ({ status }) => sharePage(status()),
};

/** Opens it. Throws StartError with one sentence when the port is taken. */
export async function openPage({ host, port: wanted }: Listen, node: Node): Promise<NodePage> {
  const token = { name: "bluezone-node", token: randomBytes(24).toString("base64url") };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const port = () => (server.address() as AddressInfo).port;

  const send = (response: ServerResponse, status: number, page: string, more = {}) =>
    void response
      .writeHead(status, {
        "content-type": "text/html; charset=utf-8",
        "set-cookie": tokenCookie(token),
        ...SECURITY,
        ...more,
      })
      .end(page);
  // Who is refused gets no token.
  const refuse = (response: ServerResponse, status: number, why: keyof typeof LOST) =>
    void response
      .writeHead(status, { "content-type": "text/html; charset=utf-8", ...SECURITY })
      .end(frame(PAGE.title, html`${panel("act", LOST[why])}${why === "page" && back}`));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host: named, origin, cookie } = request.headers;
    const path = request.url?.split("?")[0] ?? "";
    if (!ownHost(named, port())) return refuse(response, 403, "host");
    if (!ownOrigin(origin, port())) return refuse(response, 403, "origin");
    if (request.method === "POST") {
      const refused = refusal({ host: named, origin, cookie }, port(), token);
      if (refused) return refuse(response, 403, refused);
      const action = Object.hasOwn(ACTIONS, path) ? ACTIONS[path] : undefined;
      if (!action) return refuse(response, 404, "page");
      const form = await formOf(request);
      if (!form) return refuse(response, 413, "long");
      const page = await action(node, form);
      if (page !== undefined) return send(response, 200, page);
      return void response.writeHead(303, { location: "/share", ...SECURITY }).end();
    }
    if (request.method !== "GET") return refuse(response, 405, "page");
    if (path === "/style.css")
      return void response
        .writeHead(200, { "content-type": "text/css; charset=utf-8", ...SECURITY })
        .end(STYLE);
    const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
    if (!page) return refuse(response, 404, "page");
    const still = isStill(request.url);
    send(response, 200, page(node, still), path === "/" && !still ? { refresh: REFRESH } : {});
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new StartError(`Port ${wanted} is taken by another program: choose another for --listen.`)
          : error,
      ),
    );
    server.listen(wanted, host, resolve);
  });
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port()}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LONGEST_FORM) return undefined;
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}
