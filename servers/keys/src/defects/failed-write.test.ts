/**
 * The reference server answers a failed write with 400, and a client that tries again only after 5xx loses the share.
 * Ours is 500, from wherever the database fails, and the same request works afterwards.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { sql } from "kysely";
import { dayKeys } from "../testing/authority.ts";
import { sharedEngine, startKeys } from "../testing/keys-server.ts";

const engine = sharedEngine();

const FAILURES = {
  "a statement that fails is 500, so that a client tries again; nothing is stored or counted, and the next try works":
    ["trigger", "before insert", ""],
  "a commit that fails is 500, so that a client tries again; nothing is stored or counted, and the next try works":
    ["constraint trigger", "after insert", "deferrable initially deferred"],
} as const;

for (const [name, [kind, moment, deferred]] of Object.entries(FAILURES))
  test(name, async () => {
    const keys = await startKeys(engine);
    const { db } = keys.database;
    const [table, fails] = ["diagnosis_key", "fails"].map((name) => sql.id(keys.database.schema, name));
    const [create, on, at] = [kind, moment, deferred].map((words) => sql.raw(words));
    await sql`create function ${fails}() returns trigger language plpgsql as 'begin raise exception ''disk full''; end'`.execute(
      db,
    );
    await sql`create ${create} fails ${on} on ${table} ${at} for each row execute function ${fails}()`.execute(
      db,
    );
    const request = await keys.authority.share({ keys: dayKeys(keys.clock.now(), 3) }, keys.clock.now());
    const refused = await keys.publish(request);
    assert.ok(!refused.ok);
    assert.deepEqual([refused.status, refused.code], [500, "internal_error"]);
    for (const kept of ["diagnosis_key", "remembered_publish", "day_count"] as const)
      assert.deepEqual(await db.selectFrom(kept).selectAll().execute(), [], kept);
    await sql`drop trigger fails on ${table}`.execute(db);
    const again = await keys.publish(request);
    assert.ok(again.ok);
    assert.equal(again.value.insertedExposures, 3);
    assert.equal((await db.selectFrom("diagnosis_key").select("key").execute()).length, 3);
    const counted = await db.selectFrom("day_count").select(["uploads", "keys"]).execute();
    assert.deepEqual(counted, [{ uploads: 1, keys: 3 }]);
  });
