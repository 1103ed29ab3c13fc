/** The export worker on a real database, read over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIndexName, EXPORTS_ROOT, indexName, parseExportName } from "@bluezone/contract/keys/exports";
import type { PublishedKey } from "@bluezone/contract/keys/publish";
import { toBase64 } from "@bluezone/protocol/bytes";
import { exportBinOf, readExport } from "@bluezone/protocol/export/export-file";
import type { DiagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { dayOf, Hours, Minutes, unixSeconds } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { Name } from "@bluezone/server-kit/measure/events";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { dayKeys } from "../testing/authority.ts";
import { beside } from "../testing/beside.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { exportWindows } from "./worker.ts";

const engine = sharedEngine();

/** A server at one minute past :30 that has just made its first window: what comes is exported in the next, at :41. */
async function started(options: Parameters<typeof startKeys>[1] = {}): Promise<TestKeys> {
  const keys = await startKeys(engine, options);
  await step(keys, 1);
  return keys;
}
const step = async (keys: TestKeys, minutes: number) => {
  keys.clock.advance(Minutes(minutes));
  await keys.jobs();
};
const names = async (keys: TestKeys) =>
  ((await keys.text(EXPORTS_ROOT + indexName("VN"))) as string).split("\n").filter((line) => line !== "");
/** A file's keys, new and revised, when its signature holds. */
const file = async (keys: TestKeys, name: string) => {
  const publicKey = { id: "452", version: "v1", publicKey: keys.exportSigner.publicPoint };
  const read = readExport(await keys.bytes(EXPORTS_ROOT + name), [publicKey]);
  assert.equal(read.signature, "verified");
  assert.deepEqual(read.rejected, []);
  const { start, end } = parseExportName(name)!;
  assert.deepEqual([read.start, read.end], [start * 1_000, end * 1_000]);
  return [...read.keys, ...read.revisedKeys];
};
const allKeys = async (keys: TestKeys) =>
  Promise.all((await names(keys)).map(async (name) => ({ name, keys: await file(keys, name) })));
const find = (list: readonly DiagnosisKey[], sent: PublishedKey) =>
  list.find(({ key }) => toBase64(key) === sent.key);
/** The window ends, in unix seconds, of the files that carry a key. */
const carried = async (keys: TestKeys, sent: PublishedKey) =>
  (await allKeys(keys)).filter((f) => find(f.keys, sent)).map((f) => parseExportName(f.name)!.end);
/** A key of today that was closed at the end of the present interval. */
const closedToday = (keys: TestKeys): PublishedKey => {
  const [key] = dayKeys(keys.clock.now(), 1, 0);
  return {
    ...key!,
    rollingPeriod: Math.floor(unixSeconds(keys.clock.now()) / 600) + 1 - key!.rollingStartNumber,
  };
};

test("keys are out 60 seconds after the window's end, in one signed file of 150 to 200, in both indexes", async () => {
  const keys = await started();
  const sent = dayKeys(keys.clock.now(), 14);
  assert.ok((await keys.share({ keys: sent })).ok);
  await step(keys, 9);
  assert.deepEqual(await names(keys), [], "not before 60 seconds have passed");
  await step(keys, 1);
  const [name, ...more] = await names(keys);
  assert.deepEqual(more, []);
  const end = Math.floor(unixSeconds(keys.clock.now()) / 600) * 600;
  assert.equal(name, `VN/${end - 600}-${end}-00001.zip`);
  const list = await file(keys, name!);
  assert.ok(list.length >= 150 && list.length <= 200);
  for (const key of sent) assert.equal(find(list, key)?.reportType, "confirmedTest");
  const today = dayIndexName("VN", dayOf(keys.clock.now(), "utc"));
  assert.equal(await keys.text(EXPORTS_ROOT + today), `${name}\n`);
  const { headers } = await fetch(`${keys.url}${EXPORTS_ROOT}${name}`);
  assert.equal(headers.get("content-type"), "application/zip");
  assert.match(headers.get("cache-control")!, /immutable/);
  const same = await fetch(`${keys.url}${EXPORTS_ROOT}${indexName("VN")}`, {
    headers: {
      "if-none-match": (await fetch(`${keys.url}${EXPORTS_ROOT}${indexName("VN")}`)).headers.get("etag")!,
    },
  });
  assert.equal(same.status, 304);
});

test("a key is never out before it has ended, and each key is out once", async () => {
  const keys = await started();
  const [past] = dayKeys(keys.clock.now(), 1);
  const closed = closedToday(keys);
  const [running] = dayKeys(keys.clock.now(), 1, 0);
  assert.ok((await keys.share({ keys: [past!, closed] })).ok);
  assert.ok((await keys.share({ keys: [running!] })).ok);
  const now = unixSeconds(keys.clock.now());
  for (let i = 0; i < 30; i += 1) await step(keys, 10);
  const endOf = (key: PublishedKey) => (key.rollingStartNumber + key.rollingPeriod) * 600;
  assert.deepEqual(await carried(keys, past!), [Math.floor(now / 600) * 600 + 600]);
  assert.deepEqual(await carried(keys, closed), [endOf(closed)]);
  assert.deepEqual(await carried(keys, running!), []);
  keys.clock.advance(Hours(24));
  await keys.jobs();
  assert.deepEqual(await carried(keys, running!), [endOf(running!)]);
});

test("with GAEN's profile a key waits two hours more", async () => {
  const keys = await started({ profile: "gaen" });
  const closed = closedToday(keys);
  assert.ok((await keys.share({ keys: [closed] })).ok);
  const end = (closed.rollingStartNumber + closed.rollingPeriod) * 600;
  for (let i = 0; i < 14; i += 1) await step(keys, 10);
  assert.deepEqual(await carried(keys, closed), [end + 7_200]);
});

test("windows that were missed for 40 minutes are made up in order, each key in the window of its end", async () => {
  const keys = await started();
  const shared: PublishedKey[] = [];
  for (let i = 0; i < 4; i += 1) {
    shared.push(closedToday(keys));
    assert.ok((await keys.share({ keys: [shared.at(-1)!] })).ok);
    keys.clock.advance(Minutes(10));
  }
  assert.deepEqual(await names(keys), []);
  await keys.jobs();
  for (const key of shared)
    assert.deepEqual(await carried(keys, key), [(key.rollingStartNumber + key.rollingPeriod) * 600]);
  const list = await names(keys);
  assert.equal(list.length, 4);
  assert.deepEqual(list, list.toSorted());
  assert.deepEqual(
    keys.events.named("window_exported").map((event) => event["minutesLate"]),
    [31, 21, 11, 1],
  );
});

test("a window without keys makes no file, and the configuration goes on with the time", async () => {
  const keys = await started();
  const lastWindow = async () => {
    const { config } = JSON.parse((await keys.text("/v1/config")) as string) as { config: string };
    const body = JSON.parse(Buffer.from(config.split(".")[1]!, "base64url").toString()) as {
      lastWindow: Record<string, number>;
    };
    return body.lastWindow["VN"]!;
  };
  const first = await lastWindow();
  assert.ok(first > 0);
  await step(keys, 10);
  await step(keys, 30);
  assert.equal(await lastWindow(), first + 40 * 60);
  assert.deepEqual(await names(keys), []);
});

/** Blobs that fail at the `n`th write, as a killed process would. */
function failing(blobs: Blobs, n: number): Blobs {
  let writes = 0;
  return {
    ...blobs,
    async put(...args) {
      writes += 1;
      if (writes === n) throw new Error("killed");
      await blobs.put(...args);
    },
  };
}

test("killed at any write, the worker goes on with the same keys, no index names what does not stand, and what one names stays as it is", async () => {
  for (const at of [1, 2, 3]) {
    const keys = await started();
    assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 14), report: "likely" })).ok);
    keys.clock.advance(Minutes(11));
    await assert.rejects(exportWindows(beside(keys, failing(keys.blobs, at)), keys.clock.now()), /killed/);
    const today = await keys.text(EXPORTS_ROOT + dayIndexName("VN", dayOf(keys.clock.now(), "utc")));
    const named = today.toString().split("\n")[0] || undefined;
    for (const listed of [...(await names(keys)), ...(named ? [named] : [])])
      assert.ok(await keys.blobs.get(listed));
    assert.equal(named !== undefined, at === 3);
    const half = (await keys.blobs.list("VN/")).filter((name) => name.endsWith(".zip"));
    const before = half.length > 0 ? await keys.blobs.get(half[0]!) : undefined;
    await keys.jobs();
    const [name, ...more] = await names(keys);
    assert.deepEqual(more, []);
    const whole = (await keys.blobs.get(name!))!;
    if (before) assert.deepEqual(exportBinOf(whole), exportBinOf(before));
    if (named) assert.deepEqual(whole, before, "signed anew it would be another file under the same name");
  }
});

test("a window whose padding secret is gone, as after a restored backup, gets a new one", async () => {
  const keys = await started();
  const sent = dayKeys(keys.clock.now(), 2);
  assert.ok((await keys.share({ keys: sent })).ok);
  keys.clock.advance(Minutes(11));
  await assert.rejects(exportWindows(beside(keys, failing(keys.blobs, 1)), keys.clock.now()), /killed/);
  await keys.database.db.deleteFrom("padding_secret").execute();
  await keys.jobs();
  const [name] = await names(keys);
  const list = await file(keys, name!);
  assert.ok(list.length >= 150);
  for (const key of sent) assert.ok(find(list, key));
});

test("a re-run after the index is lost or wrong makes it whole again", async () => {
  const keys = await started();
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 1) })).ok);
  await step(keys, 11);
  const whole = await names(keys);
  assert.equal(whole.length, 1);
  await keys.blobs.put(indexName("VN"), Buffer.from("VN/1-2-00001.zip\n"), "text/plain");
  await keys.blobs.remove(dayIndexName("VN", dayOf(keys.clock.now(), "utc")));
  await step(keys, 10);
  assert.deepEqual(await names(keys), whole);
  assert.equal(
    await keys.text(EXPORTS_ROOT + dayIndexName("VN", dayOf(keys.clock.now(), "utc"))),
    `${whole[0]}\n`,
  );
});

test("of two workers one works; a killed one's lease ends by itself; one that was overtaken writes nothing", async () => {
  const keys = await started();
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 1) })).ok);
  keys.clock.advance(Minutes(11));
  const other = createLeases(keys.database as never, seededRandom("other"));
  const held = await other.take(Name("export:VN"), Minutes(5), keys.clock.now());
  assert.ok(held);
  await exportWindows(beside(keys), keys.clock.now());
  assert.deepEqual(await names(keys), []);
  keys.clock.advance(Minutes(5));
  await exportWindows(beside(keys), keys.clock.now());
  assert.equal((await names(keys)).length, 1);
  const { store } = beside(keys);
  await assert.rejects(
    store.claim(held, { newest: 9_999_999 as never, hold: 0, quiet: 1 }, () => new Uint8Array(32)),
    /lease has gone/,
  );
});

test("two workers at once export a window once", async () => {
  const keys = await started();
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 3) })).ok);
  keys.clock.advance(Minutes(11));
  await Promise.all(
    ["a", "b", "c"].map((seed) => exportWindows(beside(keys, keys.blobs, seed), keys.clock.now())),
  );
  assert.equal((await names(keys)).length, 1);
  assert.equal(keys.events.named("window_exported").length, 1);
});

test("a large window becomes several files that together hold every key once", async () => {
  const keys = await started({ mostKeys: 60 });
  const sent = dayKeys(keys.clock.now(), 14);
  assert.ok((await keys.share({ keys: sent })).ok);
  await step(keys, 11);
  const list = await names(keys);
  assert.ok(list.length >= 3);
  assert.deepEqual(
    list.map((name) => parseExportName(name)?.number),
    list.map((_, i) => i + 1),
  );
  const found = (await Promise.all(list.map((name) => file(keys, name)))).flat();
  for (const key of sent) assert.equal(found.filter(({ key: k }) => toBase64(k) === key.key).length, 1);
});

test("padding is never a real key and is stored nowhere", async () => {
  const keys = await started();
  const sent = dayKeys(keys.clock.now(), 2);
  assert.ok((await keys.share({ keys: sent })).ok);
  await step(keys, 11);
  const real = new Set(sent.map(({ key }) => key));
  const [name] = await names(keys);
  const padding = (await file(keys, name!)).filter(({ key }) => !real.has(toBase64(key)));
  assert.ok(padding.length >= 148);
  const { rows } = await engine.query<{ row: string }>(
    `select row_to_json(t)::text as row from "${keys.database.schema}".diagnosis_key t`,
  );
  assert.equal(rows.length, 2);
  const padded = await keys.share({
    keys: padding.slice(0, 1).map((k) => ({
      key: toBase64(k.key),
      rollingStartNumber: k.rollingStart,
      rollingPeriod: k.rollingPeriod,
    })),
  });
  assert.ok(padded.ok, "a padding key is as unknown to the server as any other");
});

test("revised keys go out once more, as revised, hidden among padding of the window that they came from", async () => {
  const keys = await started();
  const sent = dayKeys(keys.clock.now(), 5);
  const first = await keys.share({ keys: sent, report: "user-report" });
  assert.ok(first.ok);
  await step(keys, 11);
  const [published] = await allKeys(keys);
  const request = { revisionToken: first.value.revisionToken };
  assert.ok((await keys.share({ keys: sent, report: "negative", request })).ok);
  keys.clock.advance(Minutes(10));
  // Killed after its choice of padding was kept: the same choice goes out.
  await assert.rejects(exportWindows(beside(keys, failing(keys.blobs, 1)), keys.clock.now()), /killed/);
  const kept = await keys.database.db.selectFrom("revised_padding").selectAll().execute();
  await keys.jobs();
  const [, revised, ...more] = await allKeys(keys);
  assert.deepEqual(more, []);
  for (const key of sent) assert.equal(find(revised!.keys, key)?.reportType, "revoked");
  assert.equal(revised!.keys.length, kept.length + 5);
  assert.ok(revised!.keys.length >= 100, "as many as there are");
  const before = new Set(published!.keys.map(({ key }) => toBase64(key)));
  assert.ok(
    revised!.keys.every(({ key, reportType }) => before.has(toBase64(key)) && reportType === "revoked"),
  );
  await step(keys, 30);
  assert.equal((await names(keys)).length, 2);
});

test("a second revision takes other padding than the first", async () => {
  const keys = await started();
  const [one, two] = [dayKeys(keys.clock.now(), 1, 2), dayKeys(keys.clock.now(), 1, 3)];
  const tokens: (string | undefined)[] = [];
  for (const some of [one, two]) {
    const answer = await keys.share({ keys: some, report: "likely" });
    assert.ok(answer.ok);
    tokens.push(answer.value.revisionToken);
    await step(keys, 11);
  }
  for (const [i, some] of [one, two].entries()) {
    assert.ok((await keys.share({ keys: some, request: { revisionToken: tokens[i] } })).ok);
    await step(keys, 10);
  }
  const files = (await allKeys(keys)).slice(2).map((f) => f.keys.map(({ key }) => toBase64(key)));
  assert.equal(files.length, 2);
  assert.ok(files.every((list) => list.length > 1));
  const again = files[1]!.filter((key) => files[0]!.includes(key));
  assert.deepEqual(again, []);
});

test("a key that was revised before anyone saw it goes out once, as revised; one that was revoked before, never", async () => {
  const keys = await started();
  const [likely, revoked] = [dayKeys(keys.clock.now(), 1, 2), dayKeys(keys.clock.now(), 1, 3)];
  for (const [some, report] of [
    [likely, "confirmed"],
    [revoked, "negative"],
  ] as const) {
    const answer = await keys.share({ keys: some, report: "likely" });
    assert.ok(answer.ok);
    const { revisionToken } = answer.value;
    assert.ok((await keys.share({ keys: some, report, request: { revisionToken } })).ok);
  }
  await step(keys, 11);
  await step(keys, 10);
  assert.equal((await carried(keys, likely[0]!)).length, 1);
  assert.deepEqual(await carried(keys, revoked[0]!), []);
  const [only] = await allKeys(keys);
  assert.equal(find(only!.keys, likely[0]!)?.reportType, "confirmedTest");
});

test("what is not a file of ours is not found, and nothing outside is read", async () => {
  const keys = await started();
  for (const path of [
    "VN/none.zip",
    "VN/1-2-00001.zip",
    "HN/index.txt",
    "VN/index/2020-13-01.txt",
    "VN/index/today.txt",
    "VN/index/2019-01-01.txt",
    "VN/..%2f..%2fetc%2fpasswd",
    "..%2f..%2fetc/passwd",
  ])
    assert.ok([400, 404].includes((await keys.text(EXPORTS_ROOT + path)) as number), path);
});

test("no event of a share and its export tells a key", async () => {
  const keys = await started();
  const sent = dayKeys(keys.clock.now(), 3);
  assert.ok((await keys.share({ keys: sent })).ok);
  await step(keys, 11);
  const told = JSON.stringify(keys.events.all);
  assert.match(told, /window_exported/);
  for (const { key } of sent)
    for (const form of ["base64", "base64url", "hex"] as const)
      assert.ok(!told.includes(Buffer.from(key, "base64").toString(form)));
  assert.deepEqual(keys.events.named("job_failed"), []);
});
