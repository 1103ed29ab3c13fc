/**
 * [V9] What the rows of `diagnosis_key` say by where they lie (`ctid`) and by which transaction wrote them (`xmin`), to whoever
 * reads the database beside its columns. Until a window takes them they say who uploaded together; afterwards nothing.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { publish } from "@bluezone/contract/keys/publish";
import { Minutes } from "@bluezone/protocol/time";
import { sql } from "kysely";
import { dayKeys } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";

/** People who share, and keys of each. */
const PEOPLE = 5;
const EACH = 14;

let keys: TestKeys;
/** Of each key, in base64, whose it is. */
const owner = new Map<string, number>();
const tokens: string[] = [];
let first: RequestOf<typeof publish> | undefined;
sharedEngine(async (engine) => {
  keys = await startKeys(engine);
  await keys.jobs();
});

/** Rows in the order in which they lie: whose each is, and the transaction that wrote it. */
async function rowsAsTheyLie(): Promise<
  readonly { readonly key: string; readonly of: number; readonly by: string }[]
> {
  const rows = await keys.database.db
    .selectFrom("diagnosis_key")
    .select(["key", sql<string>`xmin::text`.as("by")])
    .orderBy(sql`ctid`)
    .execute();
  return rows.map((row) => {
    const key = Buffer.from(row.key).toString("base64");
    return { key, of: owner.get(key) ?? -1, by: row.by };
  });
}
/** How often the person changes from one row to the next. */
const changes = (rows: readonly { readonly of: number }[]): number =>
  rows.filter((row, i) => i > 0 && row.of !== rows[i - 1]!.of).length;
const inOrderOfKeys = (rows: readonly { readonly key: string }[]): boolean => {
  const all = rows.map(({ key }) => Buffer.from(key, "base64").toString("hex"));
  return all.join() === all.toSorted().join();
};

test("[V9] what a window took lies in the order of the keys, written by one transaction: no row says with whom it came", async (walk) => {
  await walk.test("before: one run and one transaction a person", async () => {
    for (let person = 0; person < PEOPLE; person += 1) {
      const shared = dayKeys(keys.clock.now(), EACH);
      for (const { key } of shared) owner.set(key, person);
      const request = await keys.authority.share({ keys: shared, report: "likely" }, keys.clock.now());
      first ??= request;
      const published = await keys.publish(request);
      assert.ok(published.ok);
      tokens.push(published.value.revisionToken ?? "");
    }
    const rows = await rowsAsTheyLie();
    assert.equal(changes(rows), PEOPLE - 1);
    assert.equal(new Set(rows.map(({ by }) => by)).size, PEOPLE);
  });

  await walk.test("after: neither", async () => {
    keys.clock.advance(Minutes(11));
    await keys.jobs();
    const rows = await rowsAsTheyLie();
    assert.equal(rows.length, PEOPLE * EACH);
    assert.equal(new Set(rows.map(({ by }) => by)).size, 1);
    assert.ok(inOrderOfKeys(rows));
    assert.ok(changes(rows) > 2 * PEOPLE, "as many as chance makes");
    const [columns] = await keys.database.db
      .selectFrom("diagnosis_key")
      .select(["created", "claimed"])
      .distinct()
      .execute();
    assert.equal(
      columns?.created,
      columns!.claimed! - (columns!.claimed! % 6) - (columns!.claimed! % 6 ? 0 : 6),
    );
  });

  await walk.test("nor after one was sent again, as a phone does whose answer was lost", async () => {
    await keys.publish(first!);
    const locked = await keys.database.db
      .selectFrom("diagnosis_key")
      .select("key")
      .where(sql<string>`xmax::text`, "!=", "0")
      .execute();
    assert.equal(locked.length, 0, "no row names the transaction that looked for it");
  });

  await walk.test("nor after some were revised, and the next window took that", async () => {
    for (const person of [3, 1]) {
      const again = [...owner].filter(([, of]) => of === person).map(([key]) => key);
      const shared = dayKeys(keys.clock.now(), EACH).map((one, i) => ({ ...one, key: again[i]! }));
      const request = { revisionToken: tokens[person]! };
      assert.ok((await keys.share({ keys: shared, report: "confirmed", request })).ok);
    }
    assert.equal(new Set((await rowsAsTheyLie()).map(({ by }) => by)).size, 3, "until then a revision does");
    keys.clock.advance(Minutes(10));
    await keys.jobs();
    const rows = await rowsAsTheyLie();
    const revised = rows.filter(({ of }) => of === 3 || of === 1);
    assert.equal(new Set(revised.map(({ by }) => by)).size, 1);
    assert.ok(inOrderOfKeys(revised));
    assert.ok(changes(revised) > 4);
  });
});
