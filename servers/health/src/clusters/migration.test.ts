/** The label that cases bore goes on as a cluster with people in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { clustersOf } from "../cases/clusters-store.ts";
import { migrations } from "../slices.ts";
import type { Tables } from "../tables.ts";

test("cases with a label are in its cluster; one that had it from a merged record is in it by way of that record", async (context) => {
  const engine = await testEngine();
  context.after(() => engine.close());
  const { db } = await openDatabase<Tables>({ schema: "health", engine });
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0025"));
  await migrate({ db, schema: "health" }, before);
  await engine.query(`insert into health.unit
    (id, code, type, level, name, search, path, border, valid_from_day, illustrative)
    values ('u', 'u', 'health-station', 'commune', 'Trạm', 'tram', '/u/', false, 0, true)`);
  await engine.query(`insert into health.cluster (id, name, unit_id, unit_path, made_ms, made_by)
    values
    ('c', 'Chợ Cái Dầu', 'u', '/u/', 500, 'maker'), ('d', 'Đám cưới', 'u', '/u/', 500, 'maker')`);
  const record = (id: string, cluster: string, into = "null") =>
    engine.query(`insert into health.case_record (id, person_id, unit_id, unit_path, class, class_day, onset, source,
      cluster_id, merged_into, version, made_ms, made_by, changed_ms, changed_by) values
      ('${id}', 'p', 'u', '/u/', 'confirmed', 18623, 'none', 'desk', ${cluster}, ${into}, 5, 1000, 'maker', 3000, 'last')`);
  await record("labelled", "'c'");
  await record("plain", "null");
  await record("keep", "'c'");
  await record("gone", "'c'", "'keep'");
  // Its label came by a merge, and an officer gave it another since.
  await record("later", "'d'");
  await record("left", "'c'", "'later'");
  await engine.query(`insert into health.case_merge (id, keep_id, gone_id, contacts, filled, merged_ms, merged_by)
    values
    ('m', 'keep', 'gone', '{}', '{note,cluster}', 2000, 'merger'), ('n', 'later', 'left', '{}', '{cluster}', 2000, 'merger')`);
  await migrate({ db, schema: "health" }, migrations);
  const members = await db.selectFrom("cluster_member").selectAll().orderBy("member_id").execute();
  assert.deepEqual(
    members.map((one) => [one.cluster_id, one.case_id, one.contact_id, one.added_ms, one.added_by]),
    [
      ["c", "gone", null, "3000", "last"],
      ["c", "labelled", null, "3000", "last"],
      ["d", "later", null, "3000", "last"],
      ["c", "left", null, "3000", "last"],
    ],
  );
  assert.deepEqual(
    (await clustersOf(db, ["keep", "plain", "labelled"])).map((one) => [one.case_id, one.name]),
    [
      ["keep", "Chợ Cái Dầu"],
      ["labelled", "Chợ Cái Dầu"],
    ],
  );
  assert.deepEqual(await db.selectFrom("case_merge").select("filled").orderBy("id").execute(), [
    { filled: ["note"] },
    { filled: [] },
  ]);
  const [cluster] = await db.selectFrom("cluster").selectAll().orderBy("id").execute();
  assert.deepEqual([cluster?.kind, cluster?.version, cluster?.closed_ms], ["other", 1, null]);
});
