/**
 * Only here: Ceph behind a line that is cut, held up in either direction, late, slow, and says everything twice, while two key
 * servers export into it. Each key goes out once, and what an index names is there and whole, also while the line is broken.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { bucketBlobs } from "@bluezone/server-kit/files/blobs-bucket";
import { bucketCalls } from "@bluezone/server-kit/files/bucket-calls";
import { noCeph, startCeph } from "@bluezone/server-kit/testing/ceph";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import type { TestStore } from "@bluezone/server-kit/testing/test-store";
import { dayKeys } from "../../servers/keys/src/testing/authority.ts";
import { openSite, type Site, send } from "../database/site.ts";
import { keysNamed, startMovable } from "./exported.ts";
import { LINES, startProxy } from "./proxy.ts";

const skip = noPostgres || noCeph;
const t = parseInstant("2026-06-01T08:00:00Z");
/** How long a line stays broken, in ms: shorter than a call is waited for. */
const BROKEN = 1_500;

let postgres: TestPostgres;
let store: TestStore;
let site: Site;
before(async () => {
  if (skip) return;
  [postgres, store, site] = await Promise.all([startPostgres({ fsync: false }), startCeph(), openSite()]);
  await bucketCalls(store.bucket)({ method: "PUT" });
});
after(async () => {
  await site?.remove();
  await store?.stop();
  await postgres?.remove();
});

test("whatever the line to the object store does, each key goes out once and no index names what is not there", {
  skip,
}, async (walk) => {
  const line = await startProxy(Number(new URL(store.bucket.endpoint).port));
  site.also({ kill: line.close });
  const env = {
    ...site.env,
    DATABASE_URL: await postgres.fresh(),
    KEYS_DATA: join(site.folder, "stored"),
    KEYS_FILES: `s3://${store.bucket.bucket}/exports`,
    KEYS_S3_ENDPOINT: `http://127.0.0.1:${line.port}`,
    KEYS_S3_KEY: store.bucket.keyId,
    KEYS_S3_SECRET: "secret-of-a-test",
  };
  const both = [await startMovable(env, t), await startMovable(env, t)];
  for (const server of both) site.also(server);
  const blobs = bucketBlobs({ ...store.bucket, prefix: "exports/" });
  const jobs = (minutes: number) => Promise.all(both.map((server) => server.jobs(plus(t, Minutes(minutes)))));
  await jobs(1);
  const keys: string[] = [];
  for (const [i, how] of LINES.entries()) {
    const now = plus(t, Minutes(10 * i + 2));
    const share = await site.issuing.share({ keys: dayKeys(now, 14) }, now);
    await jobs(10 * i + 2);
    assert.equal(await send(both[i % 2]!, share), 200, how);
    keys.push(...share.temporaryExposureKeys.map(({ key }) => key));
    line.set(how);
    const working = jobs(10 * i + 11);
    await new Promise((done) => setTimeout(done, BROKEN));
    await keysNamed(blobs);
    line.set("whole");
    const told = (await working).flat();
    walk.diagnostic(`${how}: ${told.filter((event) => event === "job_failed").length} jobs failed`);
  }
  for (const minutes of [72, 73, 81]) assert.ok(!(await jobs(minutes)).flat().includes("job_failed"));
  const found = await keysNamed(blobs);
  assert.deepEqual(
    keys.map((key) => found.get(key) ?? 0),
    keys.map(() => 1),
  );
});
