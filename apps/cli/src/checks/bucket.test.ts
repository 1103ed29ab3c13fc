/** What doctor says of buckets that a real store is seldom. The real ones are in `stores/`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type BucketDouble,
  bucketDouble,
  DOUBLE_BUCKET,
  fault,
} from "@bluezone/server-kit/testing/bucket-double";
import { checkBucket } from "./bucket.ts";

const NOW = Date.parse("2020-12-27T07:30:00Z");
const visit = async (prepare: (double: BucketDouble) => void) => {
  const double = bucketDouble();
  prepare(double);
  const findings = await checkBucket(DOUBLE_BUCKET, double, () => NOW);
  return findings.map(({ check, status, says }) => `${status} ${check}: ${says}`);
};
const EMPTY = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
const at = (date: string) => () => new Response(EMPTY, { headers: { date } });

test("a bucket that can be used is told with the time of a write, and nothing is left in it", async () => {
  const double = bucketDouble();
  const findings = await checkBucket(DOUBLE_BUCKET, double, () => NOW);
  assert.deepEqual(
    findings.map(({ status, says }) => [status, says]),
    [["ok", "s3://bluezone/keys/ can be written, read and cleared; a write took 0 ms."]],
  );
  assert.equal(double.objects.size, 0);
});

test("the store's clock is held against this machine's", async () => {
  const clock = async (date: string) => (await visit(({ next }) => next.push({ answer: at(date) })))[1];
  assert.equal(
    await clock("Sun, 27 Dec 2020 07:30:00 GMT"),
    "ok bucket clock: agrees with https://store.example.vn.",
  );
  assert.match((await clock("Sun, 27 Dec 2020 07:29:30 GMT"))!, /^warn bucket clock: at least 29 s ahead of/);
  assert.match((await clock("Sun, 27 Dec 2020 07:40:00 GMT"))!, /^fail bucket clock: at least 600 s behind/);
});

test("what is wrong is one sentence with what to do, and says at which step", async () => {
  for (const [code, status, says] of [
    ["RequestTimeTooSkewed", 403, /cannot list in .* \(request_time_too_skewed\); switch on network time/],
    ["NoSuchBucket", 404, /make the bucket/],
    ["AccessDenied", 403, /cannot list .* give the access key the rights/],
  ] as const)
    assert.match((await visit(({ next }) => next.push({ answer: () => fault(status, code) })))[0]!, says);
  const denied = { answer: () => fault(403, "AccessDenied") };
  const [writing] = await visit(({ next }) => next.push(undefined, denied));
  assert.match(writing!, /^fail bucket: cannot write in/);
  const [removing] = await visit(({ next }) => next.push(undefined, undefined, undefined, undefined, denied));
  assert.match(removing!, /^fail bucket: cannot remove in/);
});

test("a store that lists late is warned of; one that gives back what was removed has failed", async () => {
  const [late] = await visit(({ next }) =>
    next.push(undefined, undefined, undefined, { answer: () => new Response(EMPTY) }),
  );
  assert.match(late!, /^warn bucket: .* its lists come late/);
  const [stale] = await visit(({ next }) =>
    next.push(undefined, undefined, undefined, undefined, {
      answer: () => new Response(null, { status: 204 }),
    }),
  );
  assert.match(stale!, /^fail bucket: .* still gives what was removed/);
});
