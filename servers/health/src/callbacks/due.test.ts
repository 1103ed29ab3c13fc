/** By when a first call is due, as the database works it out, beside the readable reference. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Instant, Milliseconds, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { sql } from "kysely";
import { ms } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { firstCallDue } from "./due-store.ts";
import { dueOf } from "./view.ts";

let at: TestHealth;
before(async () => {
  at = await testHealth();
});
after(() => at.close());

test("the database and the reference say the same on every ten minutes of two days, and around the edges of work", async () => {
  const midnight = parseInstant("2020-12-30T00:00:00.000+07:00");
  const starts: Instant[] = Array.from({ length: 288 }, (_, i) => plus(midnight, Minutes(10 * i)));
  for (const hour of [7, 13, 17])
    for (const by of [-1, 1]) starts.push(plus(plus(midnight, Minutes(60 * hour)), Milliseconds(by)));
  const { rows } = await sql<{ due: string }>`select ${firstCallDue("callback.starts_ms")} as due
    from unnest(${starts.map(ms)}::bigint[]) with ordinality as callback (starts_ms, n) order by n`.execute(
    at.database.db,
  );
  assert.deepEqual(
    rows.map(({ due }) => due),
    starts.map((start) => ms(dueOf({ starts_ms: ms(start) }))),
  );
});
