import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { keepRows } from "./desk-rows.ts";

let engine: Engine;
before(async () => {
  engine = await testEngine();
  await engine.query("create schema d");
  for (const table of ["a", "b"]) {
    await engine.query(`create table d.${table} (id int primary key, word text)`);
    await engine.query(`insert into d.${table} values (1, 'one''s'), (2, null)`);
  }
});
after(() => engine.close());

test("a row that is new, changed or gone is seen, and everything is as it was when it is put back", async () => {
  const kept = await keepRows((sql) => engine.query(sql), "d");
  const all = await kept.read();
  assert.deepEqual([...all].sort(), ["a (1,one's)", "a (2,)", "b (1,one's)", "b (2,)"]);
  for (const change of [
    "insert into d.a values (3, 'x')",
    "update d.a set word = 'two' where id = 2",
    "update d.b set word = word",
    "delete from d.b where id = 1",
    "with gone as (delete from d.a where id = 1) insert into d.a values (4, 'four')",
  ]) {
    await engine.query(change);
    const now = await kept.read();
    const added = [...now].filter((row) => !all.has(row));
    const gone = [...all].filter((row) => !now.has(row));
    const same = change.endsWith("word = word");
    assert.equal(added.length + gone.length === 0, same, change);
    await kept.restore({ added, gone });
    assert.deepEqual(new Set(await kept.read()), all, change);
  }
});
