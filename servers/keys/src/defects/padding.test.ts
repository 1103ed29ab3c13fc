/**
 * The reference server means to store its padding keys and skips most of them, so another export of the same region has
 * other padding, and what both hold is real. Ours stores none and needs none: a key is exported once, and a window that
 * is written again has the same padding.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@bluezone/protocol/bytes";
import { Minutes } from "@bluezone/protocol/time";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";

import { seededRandom } from "@bluezone/server-kit/testing/random";
import { createContext } from "../context.ts";
import { exportWindows } from "../export/worker.ts";
import { dayKeys } from "../testing/authority.ts";
import { exported, readExported } from "../testing/exported.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";

const engine = sharedEngine();

/** Four windows with two keys each. */
async function fourWindows(): Promise<{ readonly keys: TestKeys; readonly sent: readonly string[] }> {
  const keys = await startKeys(engine);
  await keys.jobs();
  const sent: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    const some = dayKeys(keys.clock.now(), 2, 1 + 2 * i);
    assert.ok((await keys.share({ keys: some })).ok);
    sent.push(...some.map(({ key }) => key));
    keys.clock.advance(Minutes(11));
    await keys.jobs();
  }
  return { keys, sent };
}

test("no two files share a key, so that comparing them tells no padding from a real key", async () => {
  const { keys, sent } = await fourWindows();
  const files = await exported(keys);
  assert.equal(files.length, 4);
  const all = files.flatMap((file) => [...file.keys.keys()]);
  assert.ok(all.length >= 4 * 150);
  assert.equal(new Set(all).size, all.length);
  assert.ok(sent.every((key) => all.includes(key)));
});

test("no table holds a padding key: how many there were is all that stays", async () => {
  const { keys, sent } = await fourWindows();
  const stored = (await keys.database.db.selectFrom("diagnosis_key").select("key").execute()).map(({ key }) =>
    toBase64(key),
  );
  assert.deepEqual(stored.toSorted(), sent.toSorted());
  const { rows } = await engine.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = $1",
    [keys.database.schema],
  );
  const dump = (
    await Promise.all(
      rows.map(({ name }) =>
        engine.query<{ row: string }>(`select t::text as row from "${keys.database.schema}"."${name}" t`),
      ),
    )
  ).flatMap((table) => table.rows.map(({ row }) => row));
  assert.ok(
    dump.some((row) => row.includes(hex(sent[0]!))),
    "the search finds real keys",
  );
  const padding = (await exported(keys))
    .flatMap((file) => [...file.keys.keys()])
    .filter((key) => !sent.includes(key));
  for (const key of padding) assert.ok(!dump.some((row) => row.includes(hex(key))));
});

test("a window that is exported again, by another instance and into another store, has the same keys", async () => {
  const { keys } = await fourWindows();
  const before = await exported(keys);
  const blobs = memoryBlobs();
  const { database } = keys;
  const last = await database.db
    .selectFrom("export_window")
    .select("ends")
    .orderBy("ends", "desc")
    .executeTakeFirstOrThrow();
  await database.db.updateTable("export_window").set({ files: null }).where("ends", "=", last.ends).execute();
  await database.db
    .updateTable("shard")
    .set({ released: last.ends - 1 })
    .execute();
  const other = createContext(keys.config, { ...keys, blobs, random: seededRandom("another instance") });
  await exportWindows(other.exporting, keys.clock.now());
  const [name] = (await blobs.list("VN/")).filter((file) => file.endsWith(".zip"));
  const again = readExported(keys, name!, (await blobs.get(name!))!);
  const windowIn = (file: string | undefined) => file?.replace(/-\d{5}\.zip$/, "");
  assert.equal(windowIn(name), windowIn(before.at(-1)?.name));
  assert.notEqual(name, before.at(-1)?.name, "what was named stays as it is");
  assert.deepEqual(again.keys, before.at(-1)?.keys);
});

const hex = (base64: string): string => Buffer.from(base64, "base64").toString("hex");
