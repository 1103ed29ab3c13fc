/** What a server kept before there were classes goes on as classes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { migrations } from "../slices.ts";
import type { Tables } from "../tables.ts";

test("results become classes, each result before a change of class with who changed it and when", async (context) => {
  const engine = await testEngine();
  context.after(() => engine.close());
  const { db } = await openDatabase<Tables>({ schema: "health", engine });
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0019"));
  await migrate({ db, schema: "health" }, before);
  await engine.query(`insert into health.unit
    (id, code, type, level, name, search, path, border, valid_from_day, illustrative)
    values ('u', 'u', 'health-station', 'commune', 'Trạm', 'tram', '/u/', false, 0, true)`);
  const record = (id: string, result: string) =>
    engine.query(`insert into health.case_record (id, person_id, unit_id, unit_path, test, result, sample_day, result_day,
      onset, source, version, made_ms, made_by, changed_ms, changed_by) values
      ('${id}', 'p', 'u', '/u/', 'pcr', '${result}', 18622, 18623, 'none', 'desk', 5, 1000, 'maker', 3000, 'last')`);
  await record("plain", "likely");
  await record("twice", "negative");
  await record("never", "negative");
  await engine.query(`insert into health.case_result (case_id, version, result, test, sample_day, result_day, at_ms, by) values
    ('twice', 2, 'likely', 'rapid', 18620, 18620, 2000, 'first'), ('twice', 4, 'confirmed', 'pcr', 18621, 18622, 3000, 'second')`);
  await migrate({ db, schema: "health" }, migrations);
  const classes = await db
    .selectFrom("case_class")
    .selectAll()
    .orderBy("case_id")
    .orderBy("version")
    .execute();
  assert.deepEqual(
    classes.map((one) => [
      one.case_id,
      one.version,
      one.from_class,
      one.to_class,
      one.day,
      one.test,
      one.at_ms,
      one.by,
    ]),
    [
      ["never", 1, null, "discarded", 18623, "pcr", "1000", "maker"],
      ["plain", 1, null, "probable", 18623, "pcr", "1000", "maker"],
      ["twice", 1, null, "probable", 18620, "rapid", "1000", "maker"],
      ["twice", 3, "probable", "confirmed", 18622, "pcr", "2000", "first"],
      ["twice", 5, "confirmed", "discarded", 18623, "pcr", "3000", "second"],
    ],
  );
  const records = await db
    .selectFrom("case_record")
    .select(["id", "class", "class_day", "counted_ms"])
    .orderBy("id")
    .execute();
  assert.deepEqual(
    records.map((one) => [one.id, one.class, one.class_day, one.counted_ms]),
    [
      ["never", "discarded", 18623, null],
      ["plain", "probable", 18623, "1000"],
      ["twice", "discarded", 18623, "1000"],
    ],
  );
});
