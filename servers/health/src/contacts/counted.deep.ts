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
import { sql } from "kysely";
import { migrations } from "../slices.ts";
import type { Store, Tables, Transaction } from "../tables.ts";
import { insert } from "../testing/copied.ts";

const skip = noPostgres;
const CASES = ["first", "second", null] as const;
const SOURCES = ["interview", "app", "file"] as const;
const CLASSES = ["F1", "F2", "none", null] as const;
const noted = { version: 1, made_by: "x", changed_by: "x", made_ms: "7", changed_ms: "7" };

let postgres: TestPostgres;
let url: string;
let engine: Engine;
let store: Store;
before(async () => {
  if (skip) return;
  postgres = await startPostgres({ fsync: false });
  url = await postgres.fresh();
  engine = await postgresEngine(readPostgresUrl(url)!);
  store = await openDatabase<Tables>({ schema: "health", engine });
  const older = Object.entries(migrations).filter(([name]) => name !== "0054-contacts-counted");
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

const random = seededRandom("contacts of cases, at once");
const one = <T>(of: readonly T[]): T => of[random.bytes(1)[0]! % of.length]!;
const drawn = () => ({ case_id: one(CASES), source: one(SOURCES), class: one(CLASSES) });
const add = (id: string) =>
  store.transaction((trx) =>
    insert(trx, "contact", {
      ...{
        id,
        person_id: "nobody",
        unit_id: "u",
        unit_path: "u/",
        masked: "no",
        touched: false,
        carer: false,
      },
      ...noted,
      ...drawn(),
    }),
  );

async function assertKept(): Promise<void> {
  const kept = await store.db.selectFrom("contacts_of_case").selectAll().orderBy("case_id").execute();
  const contacts = await store.db.selectFrom("contact").select(["case_id", "source", "class"]).execute();
  const meant = CASES.flatMap((id) => {
    const its = contacts.filter(({ case_id }) => id !== null && case_id === id);
    const of = (key: "source" | "class", value: string) => its.filter((it) => it[key] === value).length;
    const counts = {
      interview: of("source", "interview"),
      app: of("source", "app"),
      file: of("source", "file"),
    };
    return its.length === 0 ? [] : [{ case_id: id, ...counts, F1: of("class", "F1"), F2: of("class", "F2") }];
  });
  assert.deepEqual(kept, meant);
}

/** Until a migration waits for the table of contacts. */
async function untilWaiting(trx: Transaction): Promise<void> {
  for (;;) {
    const { rows } =
      await sql`select from pg_locks where relation = 'health.contact'::regclass and not granted`.execute(
        trx,
      );
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

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
  assert.deepEqual(ran, ["0054-contacts-counted"]);
  assert.equal(begun, 1, "neither was ended in favour of the other");
  await assertKept();
});

test("many who write the contacts of the same cases at once: counts are those of the rows", {
  skip,
}, async () => {
  const writer = async (who: number) => {
    for (let n = 0; n < 24; n++) {
      const [on, others] = [one(CASES), one(CASES)];
      await add(`${who} ${n}`);
      await store.transaction(async (trx) => {
        const some = trx.updateTable("contact").where("case_id", "=", on);
        if (n % 3 === 0) await some.set({ case_id: others }).execute();
        if (n % 3 === 1) await some.where("source", "=", one(SOURCES)).set(drawn()).execute();
        if (n % 3 === 2) await trx.deleteFrom("contact").where("case_id", "=", on).execute();
      });
    }
  };
  await Promise.all([1, 2, 3, 4].map(writer));
  await assertKept();
});
