/** A typed caller made from any endpoint. I/O is a port: the caller is given a `Transport`. */
import { type Instant, Instant as instant } from "@bluezone/protocol/time";
import { type Buckets, paddingFrom, padToBucket } from "./bucket.ts";
import { API_KEY_HEADER, CHAFF_HEADER, type Endpoint, REAL_HEADER, type RequestOf } from "./endpoint.ts";
import { faultCode } from "./fault.ts";

/** One HTTP exchange. Rejects only when no answer came (no network, refused, cut). Header names are lower case. */
export type Transport = (request: {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}) => Promise<{
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}>;

/** What a call came to. `date` is the server's clock, when it said it. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly date?: Instant }
  | {
      readonly ok: false;
      /** A code of the endpoint; `unreachable` when no answer came; `unreadable` when it is not what the contract says. */
      readonly code: string;
      /** HTTP status, 0 when no answer came. */
      readonly status: number;
      readonly message: string;
      readonly date?: Instant;
    };

export type Caller = {
  readonly baseUrl: string;
  readonly transport: Transport;
  /** Random bytes for padding. */
  readonly random: (n: number) => Uint8Array;
  readonly apiKey?: string;
};

/** An exchange whose server answered so may be tried again unchanged: no answer, busy, or the server's own failure. */
export const retryable = (answer: Answer<unknown>): boolean =>
  !answer.ok && (answer.status === 0 || answer.status === 429 || answer.status >= 500);

/**
 * The server's clock now: `Date` says when it answered, `Age` for how long that answer has lain in caches on the way
 * (RFC 9111 §5.1). A phone that took an old answer's date for now would be set back by a cache.
 */
function serverDate(headers: Readonly<Record<string, string>>): { date?: Instant } {
  const ms = Date.parse(headers["date"] ?? "");
  const age = headers["age"] ?? "0";
  return Number.isNaN(ms) || !/^\d{1,7}$/.test(age) ? {} : { date: instant(ms + Number(age) * 1_000) };
}

function decodeUtf8(bytes: Uint8Array): string {
  let escaped = "";
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, "0")}`;
  return decodeURIComponent(escaped);
}

function headersFor(caller: Caller, chaff: boolean): Record<string, string> {
  return {
    "content-type": "application/json",
    accept: "application/json",
    [chaff ? CHAFF_HEADER : REAL_HEADER]: "1",
    ...(caller.apiKey === undefined ? {} : { [API_KEY_HEADER]: caller.apiKey }),
  };
}

async function exchange(caller: Caller, path: string, body: string, chaff: boolean): ReturnType<Transport> {
  return caller.transport({
    method: "POST",
    url: caller.baseUrl + path,
    headers: headersFor(caller, chaff),
    body,
  });
}

const bodyText = (caller: Caller, body: Record<string, unknown>, buckets: Buckets | undefined): string =>
  buckets ? padToBucket(body, buckets, paddingFrom(caller.random)) : JSON.stringify(body);

/**
 * Calls an endpoint. Never throws for what a network or a server does; throws when the request itself breaks the
 * schema.
 *
 * @example
 * ```ts
 * import { type Caller, call } from "@bluezone/contract/client";
 * import { verify } from "@bluezone/contract/health/verify";
 *
 * // In an app `transport` asks `fetch`; here a server has never heard of the code.
 * const server: Caller = {
 *   baseUrl: "https://health.example.vn",
 *   transport: async () => ({
 *     status: 400,
 *     headers: {},
 *     body: new TextEncoder().encode('{"error":"unknown","errorCode":"code_not_found"}'),
 *   }),
 *   random: (n) => crypto.getRandomValues(new Uint8Array(n)),
 * };
 * const answer = await call(server, verify, { code: "48217305" });
 * answer.ok ? answer.value.token : answer.code; // → "code_not_found"
 * ```
 */
export async function call<E extends Endpoint>(
  caller: Caller,
  endpoint: E,
  request: RequestOf<E>,
): Promise<Answer<import("zod").z.output<E["response"]>>> {
  const body = bodyText(caller, request as Record<string, unknown>, endpoint.buckets?.request);
  let answer: Awaited<ReturnType<Transport>>;
  try {
    answer = await exchange(caller, endpoint.path, body, false);
  } catch {
    return { ok: false, code: "unreachable", status: 0, message: "no answer came" };
  }
  const date = serverDate(answer.headers);
  const unreadable = {
    ok: false,
    code: "unreadable",
    status: answer.status,
    message: "the answer breaks the contract",
    ...date,
  } as const;
  let json: unknown;
  try {
    json = JSON.parse(decodeUtf8(answer.body));
  } catch {
    return unreadable;
  }
  if (answer.status !== 200) {
    const fault = faultCode(json);
    return fault ? { ok: false, ...fault, status: answer.status, ...date } : unreadable;
  }
  const parsed = endpoint.response.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data as never, ...date } : unreadable;
}

/**
 * Sends cover traffic to an endpoint: the length and headers of a real call, random content; the answer is thrown away.
 */
export async function mimic(caller: Caller, endpoint: Endpoint): Promise<void> {
  try {
    await exchange(caller, endpoint.path, bodyText(caller, {}, endpoint.buckets?.request), true);
  } catch {
    // No answer to cover traffic means nothing.
  }
}

/**
 * Reads a public document. `etag` of an earlier copy turns an unchanged one into `status: 304` with no body.
 *
 * @example
 * ```ts
 * import { type Caller, read } from "@bluezone/contract/client";
 * import { config } from "@bluezone/contract/keys/config";
 *
 * const server: Caller = {
 *   baseUrl: "https://keys.example.vn",
 *   transport: async ({ headers }) => ({
 *     status: headers["if-none-match"] === '"7"' ? 304 : 200,
 *     headers: { etag: '"7"' },
 *     body: new TextEncoder().encode(""),
 *   }),
 *   random: (n) => crypto.getRandomValues(new Uint8Array(n)),
 * };
 * const first = await read(server, config.path);
 * const again = await read(server, config.path, first.ok ? first.value.etag : undefined);
 * again.ok && again.value.status; // → 304
 * ```
 */
export async function read(
  caller: Caller,
  path: string,
  etag?: string,
): Promise<Answer<{ readonly status: 200 | 304; readonly body: Uint8Array; readonly etag?: string }>> {
  let answer: Awaited<ReturnType<Transport>>;
  try {
    const headers: Record<string, string> = etag === undefined ? {} : { "if-none-match": etag };
    answer = await caller.transport({ method: "GET", url: caller.baseUrl + path, headers });
  } catch {
    return { ok: false, code: "unreachable", status: 0, message: "no answer came" };
  }
  const date = serverDate(answer.headers);
  const { status, body } = answer;
  if (status !== 200 && status !== 304)
    return { ok: false, code: status === 404 ? "not_found" : "unreadable", status, message: "", ...date };
  const tag = answer.headers["etag"];
  return { ok: true, value: { status, body, ...(tag === undefined ? {} : { etag: tag }) }, ...date };
}
