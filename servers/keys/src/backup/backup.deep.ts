/** A backup, what happens after it, and what a server that was restored from it beside its public files gives out. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import { EXPORTS_ROOT, indexName, parseExportName } from "@bluezone/contract/keys/exports";
import type { PublishedKey } from "@bluezone/contract/keys/publish";
import { ConfigDocument } from "@bluezone/contract/signed";
import { readExport } from "@bluezone/protocol/export/export-file";
import { Days, Minutes } from "@bluezone/protocol/time";
import { restoreBackup, takeBackup } from "@bluezone/server-kit/backup/backup";
import { openBackupFile } from "@bluezone/server-kit/backup/backup-file";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { FileError } from "@bluezone/server-kit/start/file-error";
import { betweenEngines, type Engines } from "@bluezone/server-kit/testing/between-engines";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { systemRandom } from "@bluezone/server-kit/time/random";
import type { Tables } from "../tables.ts";
import { dayKeys, ISSUER } from "../testing/authority.ts";
import { startKeys, stopKeys, type TestKeys } from "../testing/keys-server.ts";
import { type MendResult, mend } from "./mend.ts";
import { PLAN } from "./plan.ts";

const folder = testFolder();
const engines: Engine[] = [];
const both = betweenEngines(async () => {
  await stopKeys();
  for (const engine of engines) await engine.close();
});
const kept = (engine: Engine): Engine => {
  engines.push(engine);
  return engine;
};

/** A server at one minute past :30 that has just made its first window. */
async function started({ from }: Engines): Promise<TestKeys> {
  const keys = await startKeys(kept(await from()));
  await step(keys, 1);
  return keys;
}
const step = async (keys: TestKeys, minutes: number) => {
  keys.clock.advance(Minutes(minutes));
  await keys.jobs();
};

async function backup({ database, config, clock }: TestKeys): Promise<string> {
  const file = join(folder, `${randomUUID()}.backup`);
  const by = { secret: config.secrets[0], random: systemRandom, now: clock.now() };
  await takeBackup(database, PLAN, { file, ...by });
  return file;
}

/** Restores as `restoreKeys` does, and starts a server on it with the same clock, keys, files and authority. */
async function restored(
  { to }: Engines,
  keys: TestKeys,
  file: string,
  {
    blobs = keys.blobs,
    withoutFiles = false,
  }: { readonly blobs?: Blobs; readonly withoutFiles?: boolean } = {},
): Promise<{ readonly again: TestKeys; readonly mended: MendResult }> {
  await keys.server.stop();
  const engine = kept(await to());
  const database = await openDatabase<Tables>({ schema: "keys", engine });
  const { secrets, profile } = keys.config;
  const { mended } = await restoreBackup(database, PLAN, { file, secrets }, (trx) =>
    mend(trx, { blobs, shard: "VN", profile, issuers: [ISSUER], withoutFiles }, keys.clock.now()),
  );
  return { again: await startKeys(engine, {}, { ...keys, database, blobs }), mended };
}

const names = async (keys: TestKeys) =>
  String(await keys.text(EXPORTS_ROOT + indexName("VN")))
    .split("\n")
    .filter((line) => line !== "");
/** How often each key stands in the files that the index names, as new and as revised. */
async function published(
  keys: TestKeys,
  sent: readonly PublishedKey[],
): Promise<(readonly [number, number])[]> {
  const files = await Promise.all(
    (await names(keys)).map(async (name) => readExport(await keys.bytes(EXPORTS_ROOT + name), [])),
  );
  const times = (list: "keys" | "revisedKeys", key: string) =>
    files.flatMap((file) => file[list]).filter((some) => Buffer.from(some.key).toString("base64") === key)
      .length;
  return sent.map(({ key }) => [times("keys", key), times("revisedKeys", key)] as const);
}
const all = (times: readonly [number, number], n: number) => Array.from({ length: n }, () => times);
const configOf = async (keys: TestKeys): Promise<ConfigDocument> => {
  const { config } = JSON.parse(String(await keys.text("/v1/config"))) as { config: string };
  return ConfigDocument.parse(JSON.parse(Buffer.from(config.split(".")[1]!, "base64url").toString()));
};
const share = async (
  keys: TestKeys,
  sent: readonly PublishedKey[],
  report = "confirmed",
  revisionToken?: string,
) => {
  const request = revisionToken === undefined ? {} : { revisionToken };
  const answer = await keys.share({ keys: sent, report, request });
  return answer.ok ? { token: answer.value.revisionToken!, code: "ok" } : { token: "", code: answer.code };
};
const bytesOf = async (blobs: Blobs) => {
  const files = (await blobs.list("VN/")).filter((name) => name.endsWith(".zip"));
  return Promise.all(
    files.map(async (name) => [name, Buffer.from((await blobs.get(name))!).toString("base64")] as const),
  );
};

both(
  "whatever was given out since stays given out, once; what was revised or revoked since stays so",
  async (engines) => {
    const keys = await started(engines);
    const now = keys.clock.now();
    const [out, waiting, lost, later] = [dayKeys(now, 5), dayKeys(now, 5), dayKeys(now, 5), dayKeys(now, 5)];
    const [surer, withheld] = [dayKeys(now, 3), dayKeys(now, 3)];
    await share(keys, out);
    const { token: surerToken } = await share(keys, surer, "likely");
    await step(keys, 10);
    await share(keys, waiting);
    const { token: withheldToken } = await share(keys, withheld, "likely");
    const file = await backup(keys);

    // Revoked before anybody saw it, revised, and given out.
    assert.equal((await share(keys, withheld, "negative", withheldToken)).code, "ok");
    await step(keys, 10);
    const { token: laterToken } = await share(keys, later, "likely");
    assert.equal((await share(keys, surer, "confirmed", surerToken)).code, "ok");
    await step(keys, 10);
    const before = {
      names: await names(keys),
      config: await configOf(keys),
      files: await bytesOf(keys.blobs),
    };
    await share(keys, lost);

    keys.clock.advance(Minutes(3));
    const { again, mended } = await restored(engines, keys, file);
    assert.deepEqual(mended, { found: 2, lost: 0, withheld: 3 });
    const config = await configOf(again);
    assert.ok(config.version > before.config.version);
    assert.ok(config.lastWindow["VN"]! >= before.config.lastWindow["VN"]!);
    for (let i = 0; i < 3; i += 1) await step(again, 10);
    assert.deepEqual(await names(again), before.names, "nothing new to give out");
    assert.deepEqual(await bytesOf(again.blobs), before.files, "no file was written again");
    assert.deepEqual(await published(again, [...out, ...waiting, ...later]), all([1, 0], 15));
    assert.deepEqual(await published(again, surer), all([1, 1], 3));
    assert.deepEqual(await published(again, withheld), all([0, 0], 3));

    // Keys that only the files remember are known, and can be revised with the token that their phone has.
    assert.equal((await share(again, later, "confirmed")).code, "missing_revision_token");
    assert.equal((await share(again, later, "confirmed", laterToken)).code, "ok");
    assert.equal((await share(again, surer, "negative", surerToken)).code, "key_already_revised");
    // What was never given out is lost, and its phone may send it again.
    assert.equal((await share(again, lost)).code, "ok");
    await step(again, 10);
    assert.deepEqual(await published(again, later), all([1, 1], 5));
    assert.deepEqual(await published(again, lost), all([1, 0], 5));
  },
);

both(
  "without the files of windows that were given out a restore stops, or gives them up; no name is used again",
  async (engines) => {
    const keys = await started(engines);
    const [out, waiting] = [dayKeys(keys.clock.now(), 5), dayKeys(keys.clock.now(), 5)];
    await share(keys, out);
    await step(keys, 10);
    await share(keys, waiting);
    const file = await backup(keys);
    await step(keys, 10);
    const before = await names(keys);
    assert.equal(before.length, 2);
    keys.clock.advance(Minutes(4));
    const blobs = memoryBlobs();
    await assert.rejects(
      restored(engines, keys, file, { blobs }),
      (error) => error instanceof FileError && /Files of 1 windows .* --without-files/.test(error.message),
    );
    const { again, mended } = await restored(engines, keys, file, { blobs, withoutFiles: true });
    assert.deepEqual(mended, { found: 0, lost: 1, withheld: 0 });
    await step(again, 10);
    const after = await names(again);
    assert.equal(after.length, 1);
    const ends = (name: string) => parseExportName(name)!.end;
    assert.ok(ends(after[0]!) > ends(before[1]!), "later than any file that phones may have read");
    assert.deepEqual(await published(again, waiting), all([1, 0], 5));
    assert.deepEqual(await published(again, out), all([0, 0], 5));
  },
);

both(
  "a window that was being written is finished when its files stand, and else its keys go out in a later one",
  async (engines) => {
    for (const wasFinished of [true, false]) {
      const keys = await started(engines);
      const sent = dayKeys(keys.clock.now(), 5);
      await share(keys, sent);
      await step(keys, 10);
      const [name] = await names(keys);
      const { db } = keys.database;
      await db.updateTable("export_window").set({ files: null, padding: 0 }).execute();
      await db
        .updateTable("shard")
        .set((eb) => ({ released: eb("released", "-", 1) }))
        .execute();
      const file = await backup(keys);
      const blobs = wasFinished ? keys.blobs : memoryBlobs();
      const { again, mended } = await restored(engines, keys, file, { blobs });
      assert.deepEqual(mended, { found: 0, lost: 0, withheld: 0 });
      await step(again, 10);
      const after = await names(again);
      assert.equal(after.length, 1);
      assert.equal(after[0] === name, wasFinished);
      assert.deepEqual(await published(again, sent), all([1, 0], 5));
    }
  },
);

both("a file that was cut off is no window", async (engines) => {
  const keys = await started(engines);
  const waiting = dayKeys(keys.clock.now(), 5);
  await share(keys, waiting);
  const file = await backup(keys);
  await step(keys, 10);
  const [name] = await names(keys);
  const whole = (await keys.blobs.get(name!))!;
  await keys.blobs.put(name!, whole.subarray(0, whole.length - 9), "application/zip");
  const { again, mended } = await restored(engines, keys, file);
  assert.equal(mended.found, 0);
  await step(again, 10);
  assert.notEqual((await names(again))[0], name);
  assert.deepEqual(await published(again, waiting), all([1, 0], 5));
});

both(
  "what was destroyed since is destroyed again before the server answers, and its files are not missed",
  async (engines) => {
    const keys = await started(engines);
    await share(keys, dayKeys(keys.clock.now(), 14));
    await step(keys, 10);
    await share(keys, dayKeys(keys.clock.now(), 14));
    const file = await backup(keys);
    keys.clock.advance(Days(20));
    await keys.jobs();
    await keys.jobs();
    const { again, mended } = await restored(engines, keys, file, { blobs: memoryBlobs() });
    assert.deepEqual(mended, { found: 0, lost: 0, withheld: 0 });
    for (const table of ["diagnosis_key", "remembered_publish", "export_window", "day_count"] as const)
      assert.deepEqual(await again.database.db.selectFrom(table).selectAll().execute(), [], table);
    await step(again, 10);
    assert.deepEqual(await names(again), []);
    assert.equal(again.events.named("retained").at(-1)?.["overdue"], 0);
  },
);

both("no secret of padding is in a backup, and new ones are made", async (engines) => {
  const keys = await started(engines);
  await share(keys, dayKeys(keys.clock.now(), 5));
  await step(keys, 10);
  const [before] = await keys.database.db.selectFrom("padding_secret").selectAll().execute();
  const file = await backup(keys);
  const { lines } = await openBackupFile(file, { server: "keys", secrets: keys.config.secrets });
  let text = "";
  for await (const line of lines) text += line;
  assert.ok(text.includes("diagnosis_key"));
  assert.ok(!text.includes(Buffer.from(before!.secret).toString("hex")));
  const { again } = await restored(engines, keys, file);
  await share(again, dayKeys(again.clock.now(), 5));
  await step(again, 10);
  const [after] = await again.database.db.selectFrom("padding_secret").selectAll().execute();
  assert.notDeepEqual(after!.secret, before!.secret);
});

both(
  "a publish that is sent again is answered as it was; certificate keys are asked for anew",
  async (engines) => {
    const keys = await started(engines);
    const request = await keys.authority.share({ keys: dayKeys(keys.clock.now(), 5) }, keys.clock.now());
    const answered = async (some: TestKeys) => {
      const answer = await some.publish(request);
      return answer.ok ? { ...answer.value, padding: "" } : answer.code;
    };
    const first = await answered(keys);
    const file = await backup(keys);
    const { again } = await restored(engines, keys, file);
    assert.deepEqual(await answered(again), first);

    // One may have been withdrawn since: the copy in the backup is not taken.
    keys.elsewhere.clear();
    const { again: later } = await restored(engines, again, file);
    assert.equal(await answered(later), "unable_to_load_health_authority");
  },
);

test("every table is either in a backup or left out on purpose", async () => {
  const { database } = await startKeys(kept(await testEngine()));
  const { rows } = await engines
    .at(-1)!
    .query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = $1 and tablename not like 'kysely%' order by 1",
      [database.schema],
    );
  const left = ["lease", "padding_secret", "revised_padding", "trusted_time"];
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...PLAN.tables, ...left].toSorted(),
  );
});
