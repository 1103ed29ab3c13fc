/** The operator page, on loopback only. It does nothing and keeps nothing but the last 24 hours in memory. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inSeconds, Minutes } from "@bluezone/protocol/time";
import { addressIn } from "@bluezone/rollout/page/page";
import { ownHost, ownOrigin } from "@bluezone/server-kit/http/own-page";
import { StartError } from "@bluezone/server-kit/start/start-error";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Timer } from "@bluezone/server-kit/time/timer";
import type { Listen } from "../../node-options.ts";
import { isStill } from "../../still.ts";
import { figuresOf, type Pages, type Program } from "../figures.ts";
import { statusOf } from "../look.ts";
import { createRing } from "../ring.ts";
import { operatorPage } from "./operator-page.ts";
import { STYLE } from "./style.ts";

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** How often programs are looked at. */
const EVERY = Minutes(1);

/**
 * Serves it until `until` is aborted. `seen` is told the address once it answers. Throws StartError when the port is taken.
 * @param wanted programs that are expected to answer.
 */
export async function serveOperatorPage(
  { host, port: asked }: Listen,
  read: () => Promise<Pages>,
  wanted: readonly Program[],
  world: { readonly clock: Clock; readonly timer: Timer },
  until: AbortSignal,
  seen: (url: string) => void,
): Promise<void> {
  const { clock, timer } = world;
  const ring = createRing();
  const look = async () => {
    const pages = await read();
    ring.add({ at: clock.now(), figures: figuresOf(pages) });
    return pages;
  };
  let newest = await look();
  const send = (response: ServerResponse, status: number, type: string, body: string, more = {}) =>
    void response
      .writeHead(status, { "content-type": `${type}; charset=utf-8`, ...HEADERS, ...more })
      .end(body);
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    if (!ownHost(request.headers.host, port) || !ownOrigin(request.headers.origin, port))
      return send(response, 403, "text/plain", "This page is for this machine alone.\n");
    if (request.method !== "GET") return send(response, 405, "text/plain", "GET alone.\n");
    const path = request.url?.split("?")[0];
    if (path === "/style.css") return send(response, 200, "text/css", STYLE);
    const locale = (["vi", "en"] as const).find((one) => addressIn(one, "/") === path);
    if (!locale) return send(response, 404, "text/plain", "There is no such page.\n");
    const still = isStill(request.url);
    const page = operatorPage(locale, statusOf(newest, wanted), ring.looks(), clock.now(), still);
    send(response, 200, "text/html", page, still ? {} : { refresh: `${inSeconds(EVERY)}` });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new StartError(`Port ${asked} is taken by another program: choose another for --listen.`)
          : error,
      ),
    );
    server.listen(asked, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  seen(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);
  while (!until.aborted) {
    await timer.wait(EVERY, until);
    if (!until.aborted) newest = await look();
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
