/** What was done at placements before it was called an action is there afterwards. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { sql } from "kysely";
import { migrations } from "../slices.ts";
import type { Tables } from "../tables.ts";

test("a server of before keeps what was done at its placements", async () => {
  const engine = await testEngine();
  try {
    const database = await openDatabase<Tables>({ schema: "rollout", engine });
    const before = Object.entries(migrations).filter(([name]) => name < "0016-placement-action");
    assert.ok(before.length < Object.keys(migrations).length);
    await migrate(database, Object.fromEntries(before));
    const { db } = database;
    await db
      .insertInto("unit")
      .values({
        ...{
          id: "p",
          code: "p",
          type: "school",
          level: "site",
          name: "Trường",
          search: "truong",
          path: "/p/",
        },
        ...{ parent: null, district: null, commune: null, population: null, border: false },
        ...{ valid_from_day: 0, valid_to_day: null, illustrative: true },
      })
      .execute();
    await db
      .insertInto("placement")
      .values({
        ...{
          code: "K7M4P2QD",
          kind: "poster-a3",
          unit: "p",
          unit_path: "/p/",
          name: "Trường",
          search: "truong",
        },
        ...{ route: "", terminal: "", spot: "Cửa chính", state: "in-place", illustrative: true },
        ...{ printed_ms: null, hung_day: null, reprint_day: null, created_ms: "0", version: 1 },
      })
      .execute();
    await sql`insert into rollout.placement_deed (id, code, deed, at_ms, received_ms, by) values ('a', 'K7M4P2QD', 'in-place', 1, 2, 'p')`.execute(
      db,
    );
    await migrate(database, migrations);
    const kept = await db.selectFrom("placement_action").select(["id", "code", "action", "at_ms"]).execute();
    assert.deepEqual(kept, [{ id: "a", code: "K7M4P2QD", action: "in-place", at_ms: "1" }]);
  } finally {
    await engine.close();
  }
});
