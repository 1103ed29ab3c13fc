/** Can the bucket of a server's files be used, and do its clock and this machine's agree? */
import { randomUUID } from "node:crypto";
import { bucketBlobs } from "@bluezone/server-kit/files/blobs-bucket";
import type { Bucket } from "@bluezone/server-kit/files/bucket";
import { type BucketPorts, bucketCalls } from "@bluezone/server-kit/files/bucket-calls";
import { StoreError } from "@bluezone/server-kit/files/store-error";
import { judge as judgeClock } from "./clock.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

/** What the operator does about a word of the store. */
const REMEDIES: Readonly<Record<string, string>> = {
  access_denied:
    "give the access key the rights to list the bucket and to read, write and delete below the prefix",
  no_such_bucket: "make the bucket, or name another one",
  invalid_access_key_id: "look at …_S3_KEY: the store knows no such key",
  signature_does_not_match:
    "look at …_S3_SECRET, …_S3_REGION and …_S3_STYLE: the store reckons another signature",
  request_time_too_skewed:
    "switch on network time (NTP): this machine's clock and the store's are more than 15 minutes apart",
  unreachable: "look at …_S3_ENDPOINT, and whether this machine reaches it",
  http_redirect: "name the endpoint of the bucket's own region in …_S3_ENDPOINT and …_S3_REGION",
};

/**
 * Writes a file of its own, reads it back, looks for it in the list and removes it. One finding about the bucket, and one
 * about the clocks where the store said its time.
 */
export async function checkBucket(
  bucket: Bucket,
  ports?: BucketPorts,
  now: () => number = Date.now,
): Promise<readonly Finding[]> {
  const blobs = bucketBlobs(bucket, ports);
  const name = `doctor/${randomUUID()}.txt`;
  const place = `s3://${bucket.bucket}/${bucket.prefix}`;
  let step = "list";
  try {
    const clock = await clockFinding(bucket, ports, now);
    step = "write";
    const began = now();
    await blobs.put(name, Buffer.from(name), "text/plain");
    const took = now() - began;
    step = "read";
    const same = Buffer.from((await blobs.get(name)) ?? []).toString() === name;
    step = "list";
    const listed = (await blobs.list("doctor/")).includes(name);
    step = "remove";
    await blobs.remove(name);
    if (!same || (await blobs.get(name)) !== undefined)
      return [
        fail(
          "bucket",
          `${place} does not give back what was just written or still gives what was removed; use a store that is consistent.`,
        ),
        ...clock,
      ];
    const says = `${place} can be written, read and cleared; a write took ${took} ms`;
    return [
      listed
        ? ok("bucket", `${says}.`)
        : warn("bucket", `${says}; its lists come late, which costs nothing but tidiness.`),
      ...clock,
    ];
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const remedy = REMEDIES[error.code] ?? "look at the store";
    return [fail("bucket", `cannot ${step} in ${place} (${error.code}); ${remedy}.`)];
  }
}

async function clockFinding(
  bucket: Bucket,
  ports: BucketPorts | undefined,
  now: () => number,
): Promise<readonly Finding[]> {
  const before = now();
  const { headers } = await bucketCalls(
    bucket,
    ports,
  )({
    method: "GET",
    query: { "list-type": "2", "max-keys": "1", prefix: bucket.prefix },
  });
  const date = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(date)) return [];
  return [{ ...judgeClock(before, now(), date, bucket.endpoint), check: "bucket clock" }];
}
