/** What the database counts of each case's contacts, on PostgreSQL: while many write at once, and while an older program still does. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { untilWaiting } from "@bluezone/server-kit/testing/until-waiting";
import { migrations } from "../slices.ts";
import type { Store, Tables } from "../tables.ts";
import { insert } from "../testing/copied.ts";
import { addCounted, drawContacts, keptCounts } from "../testing/counted-contacts.ts";

const skip = noPostgres;
let postgres: TestPostgres;
let url: string;
/** The migration that counts them. */
const COUNTED = "0054-contacts-counted";
let engine: Engine;
let store: Store;
before(async () => {
  if (skip) return;
  postgres = await startPostgres({ fsync: false });
  url = await postgres.fresh();
  engine = await postgresEngine(readPostgresUrl(url)!);
  store = await openDatabase<Tables>({ schema: "health", engine });
  const older = Object.entries(migrations).filter(([name]) => name < COUNTED);
  await migrate(store, Object.fromEntries(older));
  await store.transaction(async (trx) => {
    const unit = { id: "u", code: "u", type: "clinic", level: "site", name: "u", search: "u", path: "u/" };
    await insert(trx, "unit", { ...unit, border: false, valid_from_day: 0, illustrative: true });
  });
});
after(async () => {
  await engine?.close();
  await postgres?.remove();
});

const draw = drawContacts(seededRandom("contacts of cases, at once"));
const add = (id: string) => store.transaction((trx) => addCounted(trx, id, "u", draw.contact()));

test("a change by an older program that has begun goes through, and then the contacts are counted", {
  skip,
}, async () => {
  await add("old");
  const another = await postgresEngine(readPostgresUrl(url)!);
  const newer = await openDatabase<Tables>({ schema: "health", engine: another });
  let begun = 0;
  let migrated: Promise<readonly string[]> | undefined;
  await store.transaction(async (trx) => {
    await trx.selectFrom("contact").selectAll().where("id", "=", "old").forUpdate().execute();
    begun += 1;
    migrated ??= migrate(newer, migrations);
    await Promise.race([migrated, untilWaiting(trx)]);
    await trx.updateTable("contact").set({ case_id: "first", class: "F1" }).where("id", "=", "old").execute();
  });
  const ran = await migrated?.finally(() => another.close());
  assert.equal(ran?.[0], COUNTED);
  assert.equal(begun, 1, "neither was ended in favour of the other");
  await keptCounts(store.db);
});

test("many who write the contacts of the same cases at once: counts are those of the rows", {
  skip,
}, async () => {
  const writer = async (who: number) => {
    for (let n = 0; n < 24; n++) {
      const [on, others] = [draw.case(), draw.case()];
      await add(`${who} ${n}`);
      await store.transaction(async (trx) => {
        const some = trx.updateTable("contact").where("case_id", "=", on);
        if (n % 3 === 0) await some.set({ case_id: others }).execute();
        if (n % 3 === 1) await some.where("source", "=", draw.source()).set(draw.contact()).execute();
        if (n % 3 === 2) await trx.deleteFrom("contact").where("case_id", "=", on).execute();
      });
    }
  };
  await Promise.all([1, 2, 3, 4].map(writer));
  await keptCounts(store.db);
});
