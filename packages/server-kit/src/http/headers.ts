/** Headers that every answer has: the clock's date, what browsers must not do, and who may read from another origin. */
import { API_KEY_HEADER, CHAFF_HEADER, REAL_HEADER } from "@bluezone/contract/endpoint";
import { httpDate } from "@bluezone/protocol/time";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../time/clock.ts";

const SECURITY: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
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
};

/** What a page of ours may do when it says nothing of its own. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/**
 * Sets the headers of every answer, failures included. `Date` is the injected clock's and replaces Node's own.
 * Pages of `origins` may call and may read `Date` and `ETag`; other origins may not.
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
    reply.headers({ ...SECURITY, ...fixed });
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
  fastify.addHook("onSend", (_request, reply, payload, done) => {
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", NOTHING);
    reply.header("date", httpDate(clock.now()));
    done(null, payload);
  });
}
