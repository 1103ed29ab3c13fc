/** Calls of a bucket: bounded in time, in bytes and in number, and tried again where the store or the way to it failed. */
import { setTimeout } from "node:timers/promises";
import type { Bucket, BucketCall } from "./bucket.ts";
import { signed } from "./bucket.ts";
import { faultOf } from "./bucket-list.ts";
import { StoreError } from "./store-error.ts";

/** What a store answered. */
export type BucketAnswer = { readonly status: number; readonly headers: Headers; readonly body: Uint8Array };

/** Makes a call; answers below 300 are returned. Throws StoreError for all others. */
export type BucketCalls = (call: BucketCall) => Promise<BucketAnswer>;

/** The world outside. */
export type BucketPorts = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
};

/** Together with the pauses far less than the five minutes of a lease: a call that is given up is given up in time. */
const TRIES = 3;
const LONGEST_MS = 30_000;
const PAUSE_MS = 200;
/** Twice the largest file that is put. */
const MOST_BYTES = 64 * 1_024 * 1_024;
/** Files that one process reads at once: what it holds of those that pass through stays bounded. What jobs put is one by one. */
const AT_ONCE = 16;

const PORTS: BucketPorts = { fetch: (url, init) => fetch(url, init), pause: (ms) => setTimeout(ms) };

/** The calls of one bucket. */
export function bucketCalls(bucket: Bucket, { fetch, pause }: BucketPorts = PORTS): BucketCalls {
  let running = 0;
  const waiting: (() => void)[] = [];
  async function once(call: BucketCall): Promise<BucketAnswer> {
    const { url, headers } = await signed(bucket, call);
    const response = await fetch(url, {
      method: call.method,
      headers,
      ...(call.body ? { body: call.body as Uint8Array<ArrayBuffer> } : {}),
      redirect: "manual",
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    return { status: response.status, headers: response.headers, body: await bytesOf(response) };
  }
  async function tried(call: BucketCall): Promise<BucketAnswer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await once(call).catch((error: unknown) => {
        if (error instanceof StoreError) throw error;
        return new StoreError("unreachable", "The object store did not answer.", { cause: error });
      });
      const failed = answer instanceof StoreError || answer.status >= 500 || answer.status === 429;
      if (failed && tries < TRIES) {
        await pause(PAUSE_MS * 4 ** (tries - 1));
        continue;
      }
      if (answer instanceof StoreError) throw answer;
      if (answer.status < 300) return answer;
      throw refusal(answer);
    }
  }
  return async (call) => {
    if (call.method !== "GET" || call.name === undefined) return tried(call);
    if (running >= AT_ONCE) await new Promise<void>((next) => waiting.push(next));
    else running += 1;
    try {
      return await tried(call);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

async function bytesOf({ body }: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > MOST_BYTES)
      throw new StoreError("too_large", "The object store answered with too many bytes.");
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces, length));
}

function refusal({ status, body }: BucketAnswer): StoreError {
  const word = faultOf(Buffer.from(body).toString());
  const code =
    word?.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase() ??
    (status < 400 ? "http_redirect" : status < 500 ? "http_refused" : "http_failed");
  return new StoreError(code, `The object store answered with ${status}${word ? ` (${word})` : ""}.`);
}
