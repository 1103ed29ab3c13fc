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
import { CEPH_PARTS, type Ceph, noCeph, startCeph } from "@bluezone/server-kit/testing/ceph";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { dayKeys } from "../../servers/keys/src/testing/authority.ts";
import { openSite, type Site, send } from "../database/site.ts";
import { keysNamed, startMovable } from "./exported.ts";
import { LINES, startProxy } from "./proxy.ts";

const skip = noPostgres || noCeph;
const t = parseInstant("2026-06-01T08:00:00Z");
/** How long a line stays broken, in ms: shorter than a call is waited for. */
const BROKEN = 1_500;

let postgres: TestPostgres;
let store: Ceph;
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

/** Two key servers that export into the store by an address, and what was published at them. */
async function exporting(name: string, endpoint: string) {
  const env = {
    ...site.env,
    DATABASE_URL: await postgres.fresh(),
    KEYS_DATA: join(site.folder, name),
    KEYS_FILES: `s3://${store.bucket.bucket}/${name}`,
    KEYS_S3_ENDPOINT: endpoint,
    KEYS_S3_KEY: store.bucket.keyId,
    KEYS_S3_SECRET: "secret-of-a-test",
  };
  const both = [await startMovable(env, t), await startMovable(env, t)];
  for (const server of both) site.also(server);
  const blobs = bucketBlobs({ ...store.bucket, prefix: `${name}/` });
  const keys: string[] = [];
  const jobs = async (minutes: number) =>
    (await Promise.all(both.map((server) => server.jobs(plus(t, Minutes(minutes)))))).flat();
  return {
    jobs,
    named: () => keysNamed(blobs),
    async publish(minutes: number) {
      const now = plus(t, Minutes(minutes));
      const share = await site.issuing.share({ keys: dayKeys(now, 14) }, now);
      await jobs(minutes);
      assert.equal(await send(both[minutes % 2]!, share), 200, `minute ${minutes}`);
      keys.push(...share.temporaryExposureKeys.map(({ key }) => key));
    },
    /** From then on nothing fails, and each key went out once. */
    async well(from: number) {
      for (const minutes of [from, from + 1, from + 9])
        assert.ok(!(await jobs(minutes)).includes("job_failed"), `minute ${minutes}`);
      const found = await keysNamed(blobs);
      assert.deepEqual(
        keys.map((key) => found.get(key) ?? 0),
        keys.map(() => 1),
      );
    },
  };
}
const failed = (told: readonly string[]): number => told.filter((event) => event === "job_failed").length;
const brokenFor = () => new Promise((done) => setTimeout(done, BROKEN));

test("whatever the line to the object store does, each key goes out once and no index names what is not there", {
  skip,
}, async (walk) => {
  const line = await startProxy(Number(new URL(store.bucket.endpoint).port));
  site.also({ kill: line.close });
  const { jobs, named, publish, well } = await exporting("lines", `http://127.0.0.1:${line.port}`);
  await jobs(1);
  for (const [i, how] of LINES.entries()) {
    await publish(10 * i + 2);
    line.set(how);
    const working = jobs(10 * i + 11);
    if (how === "cut") assert.ok(failed(await working) > 0, "nothing fails without a line");
    await brokenFor();
    await named();
    line.set("whole");
    walk.diagnostic(`${how}: ${failed(await working)} jobs failed`);
  }
  await well(72);
});

test("whatever of the object store is killed while windows are written, each key goes out once and indexes name whole files", {
  skip,
}, async (walk) => {
  const { jobs, named, publish, well } = await exporting("killed", store.bucket.endpoint);
  await jobs(1);
  for (const [i, part] of CEPH_PARTS.entries()) {
    await publish(10 * i + 2);
    store.kill(part);
    const working = jobs(10 * i + 11);
    await brokenFor();
    await store.restart(part);
    walk.diagnostic(`${part}: ${failed(await working)} jobs failed`);
    await named();
  }
  await well(32);
});
