/** HTTP over a `fetch`: what the two platforms share. No cookies, no redirects, no caches, and an end to waiting and to length. */
import type { Transport } from "@bluezone/contract/client";
import { type Duration, Minutes, Seconds } from "@bluezone/protocol/time";

/** Longest answer that is read: an export file of half a million keys is about 16 MB. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/** What a transport asks of a `fetch`; a browser's and expo's have it. */
export type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    credentials: "omit";
    redirect: "error";
    cache: "no-store";
    referrerPolicy: "no-referrer";
    signal: AbortSignal;
  },
) => Promise<{
  readonly status: number;
  readonly url: string;
  readonly headers: { forEach(each: (value: string, name: string) => void): void };
  readonly body: ReadableStream<Uint8Array> | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

/** How long to wait, and for how much. */
export interface Patience {
  /** For the headers, and then for each piece of the body. */
  readonly silence: Duration;
  /** For everything. */
  readonly whole: Duration;
  /** Bytes of body. */
  readonly longest: number;
}

/** 20 seconds of silence, 10 minutes for all (16 MB over the slowest mobile data), 64 MB. */
export const PATIENCE: Patience = { silence: Seconds(20), whole: Minutes(10), longest: LONGEST_ANSWER };

const tooLong = (): RangeError => new RangeError("the answer is too long");

/** Scheme, host and port of an address. */
const placeOf = (url: string): string => /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0].toLowerCase() ?? "";

/** The body, piece by piece; `heard` is told of each. */
async function read(
  body: ReadableStream<Uint8Array>,
  longest: number,
  heard: () => void,
): Promise<Uint8Array> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard();
    size += value.length;
    if (size > longest) throw tooLong();
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * A transport over a `fetch`. Rejects when no whole answer came in time, when it is too long, and when it would come from another
 * host than was asked. `always` are headers of every request, real or cover, so that they tell nothing apart.
 */
export function fetchTransport(
  fetch: Fetch,
  always: Readonly<Record<string, string>> = {},
  patience: Patience = PATIENCE,
): Transport {
  return async ({ method, url, headers, body }) => {
    const stop = new AbortController();
    let failed: Error | undefined;
    const end = (reason: Error) => {
      failed ??= reason;
      stop.abort(reason);
    };
    const late = () => end(new Error("no answer in time"));
    const whole = setTimeout(late, patience.whole);
    let silence = setTimeout(late, patience.silence);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(late, patience.silence);
    };
    try {
      const answer = await fetch(url, {
        method,
        headers: { ...headers, ...always },
        ...(body === undefined ? {} : { body }),
        credentials: "omit",
        redirect: "error",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: stop.signal,
      });
      heard();
      if (answer.url !== "" && placeOf(answer.url) !== placeOf(url))
        throw new Error("the answer came from elsewhere");
      const named: Record<string, string> = {};
      answer.headers.forEach((value, name) => {
        named[name.toLowerCase()] = value;
      });
      if (Number(named["content-length"] ?? 0) > patience.longest) throw tooLong();
      const bytes = answer.body
        ? await read(answer.body, patience.longest, heard)
        : new Uint8Array(await answer.arrayBuffer());
      if (bytes.length > patience.longest) throw tooLong();
      return { status: answer.status, headers: named, body: bytes };
    } catch (error) {
      end(error instanceof Error ? error : new Error("no answer came"));
      throw failed;
    } finally {
      clearTimeout(whole);
      clearTimeout(silence);
    }
  };
}
