/** An object store in memory behind a `fetch` of its own, for what a real one does seldom: faults, strange answers, short pages. */
import assert from "node:assert/strict";
import type { Bucket } from "../files/bucket.ts";
import { sha256Of } from "../files/bucket.ts";
import type { BucketPorts } from "../files/bucket-calls.ts";
import { Secret } from "../start/secret.ts";

/** A bucket that nothing listens for. */
export const DOUBLE_BUCKET: Bucket = {
  endpoint: "https://store.example.vn",
  region: "us-east-1",
  style: "path",
  bucket: "bluezone",
  prefix: "keys/",
  keyId: "double",
  secret: new Secret(new TextEncoder().encode("the secret of a double")),
};

export type BucketDouble = BucketPorts & {
  /** Objects by key: the prefix is part of it. */
  readonly objects: Map<string, { bytes: Uint8Array; headers: Headers }>;
  /** Calls so far, as "PUT keys/a.txt". */
  readonly calls: string[];
  /** Answers the next calls, in order; undefined lets the call through. `after` has it take place first. */
  readonly next: (
    | undefined
    | { readonly answer: () => Response | Promise<Response>; readonly after?: true }
  )[];
  /** Pauses so far, in milliseconds. */
  readonly pauses: number[];
};

/** A store of `DOUBLE_BUCKET` that gives two names a page. */
export function bucketDouble(): BucketDouble {
  const objects: BucketDouble["objects"] = new Map();
  const double: BucketDouble = {
    objects,
    calls: [],
    next: [],
    pauses: [],
    async pause(milliseconds) {
      double.pauses.push(milliseconds);
    },
    async fetch(address, { method = "GET", headers: given, body }) {
      const url = new URL(address);
      const headers = new Headers(given);
      const bytes = new Uint8Array((body as Uint8Array | undefined) ?? []);
      assert.match(headers.get("authorization") ?? "", /^AWS4-HMAC-SHA256 Credential=double\//);
      assert.equal(headers.get("x-amz-content-sha256"), sha256Of(bytes));
      const key = url.pathname.replace(/^\/bluezone\//, "");
      double.calls.push(`${method} ${key}`);
      const planned = double.next.shift();
      if (planned && !planned.after) return planned.answer();
      const answer = answerOf(objects, { method, key, headers, bytes, query: url.searchParams });
      return planned ? planned.answer() : answer;
    },
  };
  return double;
}

function answerOf(
  objects: BucketDouble["objects"],
  call: {
    readonly method: string;
    readonly key: string;
    readonly headers: Headers;
    readonly bytes: Uint8Array;
    readonly query: URLSearchParams;
  },
): Response {
  const { method, key, headers, bytes, query } = call;
  if (query.get("list-type") === "2") return new Response(listOf([...objects.keys()], query));
  if (method === "PUT") objects.set(key, { bytes, headers });
  if (method === "DELETE") objects.delete(key);
  if (method !== "GET") return new Response(null, { status: method === "PUT" ? 200 : 204 });
  const found = objects.get(key);
  if (!found) return fault(404, "NoSuchKey");
  return new Response(found.bytes as Uint8Array<ArrayBuffer>, {
    headers: [...found.headers].filter(([name]) => name.startsWith("x-amz-meta-")),
  });
}

/** What a store says when it refuses. */
export const fault = (status: number, code: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`, { status });

function listOf(keys: readonly string[], query: URLSearchParams): string {
  const after = query.get("continuation-token") ?? "";
  const found = keys.filter((key) => key.startsWith(query.get("prefix") ?? "") && key > after).sort();
  const page = found.slice(0, 2);
  const truncated = found.length > page.length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bluezone</Name><Prefix/>',
    `<IsTruncated>${truncated}</IsTruncated>`,
    ...(truncated ? [`<NextContinuationToken>${escaped(page.at(-1)!)}</NextContinuationToken>`] : []),
    ...page.map((key) => `<Contents><Key>${escaped(key)}</Key><Size>1</Size></Contents>`),
    "</ListBucketResult>",
  ].join("\n");
}

const escaped = (key: string): string => key.replaceAll("&", "&amp;");
