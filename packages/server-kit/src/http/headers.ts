/** Headers of answers: the clock's date, what browsers must not do, and who may read from another origin. */
import { API_KEY_HEADER, CHAFF_HEADER, REAL_HEADER } from "@bluezone/contract/endpoint";
import { httpDate } from "@bluezone/protocol/time";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../time/clock.ts";

/** What a browser must know of a page, and of anything else that it might show. */
const OF_PAGES: Readonly<Record<string, string>> = {
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  // A page of ours shares no window with whoever opened it, and nobody's page shows what is not public.
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // What no page of ours asks a browser for; the camera reads the codes of placements at the desk. Passkeys are not limited.
  "permissions-policy": [
    ...["accelerometer", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer"],
    ...["microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"],
  ]
    .map((name) => `${name}=()`)
    .concat("camera=(self)")
    .join(", "),
  // What a page of ours may do when it says nothing of its own.
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

/** Media types that a browser runs nothing of, told that it must not guess another one. */
const DATA = /^(application\/(json|zip)|text\/(plain|csv))\b/;

declare module "fastify" {
  interface FastifyContextConfig {
    /** What is at this address is data for programs: its answers go without the headers of pages, which phones would pay for. */
    data?: boolean;
  }
}

/** Whether a document of this type is data. */
export const isData = (mediaType: string): boolean => DATA.test(mediaType);

/**
 * Sets the headers of every answer, failures included; those of pages on all but data. `Date` is the injected clock's and replaces
 * Node's own. Pages of `origins` may call and may read `Date` and `ETag`; other origins may not.
 */
export function setHeaders(
  fastify: FastifyInstance,
  options: {
    readonly clock: Clock;
    readonly fixed: Readonly<Record<string, string>>;
    readonly origins: readonly string[];
  },
): void {
  const { clock, fixed, origins } = options;
  fastify.addHook("onRequest", (request, reply, done) => {
    reply.headers({ "x-content-type-options": "nosniff", ...fixed });
    if (origins.length > 0) reply.header("vary", "origin");
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return done();
    reply.header("access-control-allow-origin", origin);
    reply.header("access-control-expose-headers", "date, etag");
    if (request.method !== "OPTIONS") return done();
    reply.headers({
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": `content-type, if-none-match, ${API_KEY_HEADER}, ${CHAFF_HEADER}, ${REAL_HEADER}`,
      "access-control-max-age": "86400",
    });
    reply.code(204).send();
  });
  fastify.addHook("onSend", (request, reply, payload, done) => {
    // An answer of a page's type, such as that of an address where nothing is, is a page wherever it comes from.
    const data =
      request.routeOptions.config.data && isData(String(reply.getHeader("content-type") ?? "text/plain"));
    if (!data)
      for (const [name, value] of Object.entries(OF_PAGES))
        if (!reply.hasHeader(name)) reply.header(name, value);
    reply.header("date", httpDate(clock.now()));
    done(null, payload);
  });
}
