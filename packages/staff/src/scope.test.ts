/** Scopes in code and in SQL say the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { testEngine } from "@bluezone/server-kit/testing/database";
import fc from "fast-check";
import { Kysely } from "kysely";
import { inScope, NOWHERE, within } from "./scope.ts";

test("a unit lies within a scope in SQL exactly when it does in code", async () => {
  const engine = await testEngine();
  const db = new Kysely<{ place: { path: string } }>({ dialect: engine.dialect });
  await db.schema.createTable("place").addColumn("path", "text").execute();
  const path = fc
    .array(fc.constantFrom("a", "b_", "%", "c\\d"), { minLength: 1, maxLength: 3 })
    .map((keys) => keys.map((key) => `${key}/`).join(""));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(path, { maxLength: 12 }),
      fc.array(path, { maxLength: 3 }),
      async (all, paths) => {
        await db.deleteFrom("place").execute();
        if (all.length > 0)
          await db
            .insertInto("place")
            .values(all.map((one) => ({ path: one })))
            .execute();
        const found = await db
          .selectFrom("place")
          .select("path")
          .where(inScope({ paths }, "place.path"))
          .execute();
        assert.deepEqual(
          found.map((row) => row.path).sort(),
          all.filter((one) => within({ paths }, one)).sort(),
        );
      },
    ),
    { numRuns: 60 },
  );
  assert.deepEqual(
    await db.selectFrom("place").selectAll().where(inScope(NOWHERE, "place.path")).execute(),
    [],
  );
  await engine.close();
});
