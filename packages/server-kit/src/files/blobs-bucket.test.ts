import assert from "node:assert/strict";
import { test } from "node:test";
import { Instant } from "@bluezone/protocol/time";
import { blobsBehaviour } from "../testing/blobs.ts";
import { bucketDouble, DOUBLE_BUCKET, fault } from "../testing/bucket-double.ts";
import { bucketBlobs } from "./blobs-bucket.ts";

blobsBehaviour("bucket", async () => bucketBlobs(DOUBLE_BUCKET, bucketDouble()));

const opened = () => {
  const double = bucketDouble();
  return { double, blobs: bucketBlobs(DOUBLE_BUCKET, double) };
};
const one = Uint8Array.of(1);
const status = (number: number) => ({ answer: () => new Response(null, { status: number }) });

test("a put whose answer was lost is made again, and the file is there once and whole", async () => {
  const { double, blobs } = opened();
  double.next.push({ ...status(502), after: true });
  await blobs.put("a.txt", one, "text/plain");
  assert.deepEqual(double.calls, ["PUT keys/a.txt", "PUT keys/a.txt"]);
  assert.deepEqual(await blobs.get("a.txt"), one);
  assert.deepEqual(await blobs.list(""), ["a.txt"]);
});

test("names that a store gives and that nobody asked for are none of ours: what is listed may be removed", async () => {
  const { double, blobs } = opened();
  const names = ["keys/a/1.txt", "keys/b/2.txt", "else/a/3.txt"];
  const list = `<ListBucketResult><IsTruncated>false</IsTruncated>${names.map((name) => `<Contents><Key>${name}</Key></Contents>`).join("")}</ListBucketResult>`;
  double.next.push({ answer: () => new Response(list) }, { answer: () => new Response(list) });
  assert.deepEqual(await blobs.list("a/"), ["a/1.txt"]);
  assert.deepEqual(await blobs.list(""), ["a/1.txt", "b/2.txt"]);
});

test("a store that fails, is too busy or cannot be reached is tried three times, then told", async () => {
  for (const [answer, code] of [
    [() => new Response(null, { status: 503 }), "http_failed"],
    [() => fault(503, "SlowDown"), "slow_down"],
    [() => new Response(null, { status: 429 }), "http_refused"],
    [() => Promise.reject(new TypeError("fetch failed")), "unreachable"],
  ] as const) {
    const { double, blobs } = opened();
    double.next.push({ answer }, { answer }, { answer });
    await assert.rejects(blobs.put("a.txt", one, "text/plain"), { name: "StoreError", code });
    assert.deepEqual(double.pauses, [200, 800]);
    assert.equal(double.calls.length, 3);
    await blobs.put("a.txt", one, "text/plain");
    assert.deepEqual(await blobs.get("a.txt"), one);
  }
});

test("a refusal is told at once; a bucket that is not there is no file that is not there", async () => {
  for (const [answer, code] of [
    [() => fault(403, "AccessDenied"), "access_denied"],
    [() => fault(403, "RequestTimeTooSkewed"), "request_time_too_skewed"],
    [() => fault(404, "NoSuchBucket"), "no_such_bucket"],
    [() => new Response("<html>not found</html>", { status: 404 }), "http_refused"],
    [
      () => new Response(null, { status: 307, headers: { location: "https://elsewhere.example" } }),
      "http_redirect",
    ],
  ] as const) {
    const { double, blobs } = opened();
    double.next.push({ answer });
    await assert.rejects(blobs.get("a.txt"), { code });
    assert.equal(double.calls.length, 1);
  }
});

test("bytes that are not those that were put are refused", async () => {
  const { double, blobs } = opened();
  await blobs.put("a.txt", Uint8Array.of(1, 2, 3), "text/plain");
  double.objects.get("keys/a.txt")!.bytes = Uint8Array.of(1, 2);
  await assert.rejects(blobs.get("a.txt"), { code: "damaged" });
});

test("an answer without an end is cut off at 64 MiB", async () => {
  const { double, blobs } = opened();
  let sent = 0;
  const endless = new ReadableStream({
    pull(stream) {
      sent += 1;
      stream.enqueue(new Uint8Array(1_048_576));
    },
  });
  double.next.push({ answer: () => new Response(endless) });
  await assert.rejects(blobs.get("a.txt"), { code: "too_large" });
  assert.ok(sent <= 70);
});

test("what readers are told is put with the file", async () => {
  const { double, blobs } = opened();
  await blobs.put("a.zip", one, {
    contentType: "application/zip",
    cacheControl: "public, immutable",
    expires: Instant(1_609_053_000_000),
  });
  const { headers } = double.objects.get("keys/a.zip")!;
  assert.equal(headers.get("content-type"), "application/zip");
  assert.equal(headers.get("cache-control"), "public, immutable");
  assert.equal(headers.get("expires"), "Sun, 27 Dec 2020 07:10:00 GMT");
});

test("names that others put below the prefix are read past, and nothing above it is seen", async () => {
  const { double, blobs } = opened();
  await blobs.put("a.txt", one, "text/plain");
  for (const key of ["keys/", "keys/a&b.txt", "keys/sub/", "other/a.txt"])
    double.objects.set(key, { bytes: one, headers: new Headers() });
  assert.deepEqual(await blobs.list(""), ["a.txt"]);
});

test("a list that is none, or that never ends, is refused", async () => {
  for (const xml of [
    "",
    "{}",
    "<Error/>",
    "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
  ]) {
    const { double, blobs } = opened();
    double.next.push({ answer: () => new Response(xml) });
    await assert.rejects(blobs.list(""), { code: "not_a_list" });
  }
});

test("of many files that are read at once sixteen are under way, and a put does not wait for them", async () => {
  const waiting: (() => void)[] = [];
  const blobs = bucketBlobs(DOUBLE_BUCKET, {
    pause: async () => {},
    async fetch(_, { method }) {
      if (method === "PUT") return new Response();
      await new Promise<void>((go) => waiting.push(go));
      return new Response("x");
    },
  });
  const all = Promise.all(Array.from({ length: 48 }, () => blobs.get("a.txt")));
  for (let round = 0; round < 3; round += 1) {
    while (waiting.length < 16) await new Promise(setImmediate);
    for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
    assert.equal(waiting.length, 16);
    await blobs.put("b.txt", one, "text/plain");
    for (const go of waiting.splice(0)) go();
  }
  await all;
});
