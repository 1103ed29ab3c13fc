/** What the database counts of each case's contacts is what is there, whatever happens to them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { Transaction } from "../tables.ts";
import { insert, passing } from "../testing/copied.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";

const CASES = ["first", "second", "third", null] as const;
const SOURCES = ["interview", "app", "file"] as const;
const CLASSES = ["F1", "F2", "none", null] as const;
const noted = { version: 1, made_by: "x", changed_by: "x", made_ms: "7", changed_ms: "7" };

let at: TestHealth;
before(async () => {
  at = await testHealth();
  // Units are there once somebody works in one.
  await at.as("health-officer", "889-medical-centre");
});
after(() => at.close());

type Contact = {
  readonly case_id: string | null;
  readonly source: (typeof SOURCES)[number];
  readonly class: (typeof CLASSES)[number];
};

async function add(trx: Transaction, id: string, contact: Contact): Promise<void> {
  const unit = { unit_id: at.unit("889-medical-centre"), unit_path: "x/" };
  const rest = { person_id: "nobody", masked: "no", touched: false, carer: false, ...noted };
  await insert(trx, "contact", { id, ...unit, ...rest, ...contact });
}

/** Counts as they are kept, and counted by hand; by case. */
async function counts(trx: Transaction) {
  const kept = await trx.selectFrom("contacts_of_case").selectAll().orderBy("case_id").execute();
  const contacts = await trx.selectFrom("contact").select(["case_id", "source", "class"]).execute();
  const meant = CASES.flatMap((one) => {
    const its = contacts.filter((contact) => one !== null && contact.case_id === one);
    const of = (key: "source" | "class", value: string) => its.filter((it) => it[key] === value).length;
    const [interview, app, file] = SOURCES.map((source) => of("source", source));
    return its.length === 0
      ? []
      : [{ case_id: one, interview, app, file, F1: of("class", "F1"), F2: of("class", "F2") }];
  });
  return { kept, meant };
}

async function assertKept(trx: Transaction): Promise<void> {
  const { kept, meant } = await counts(trx);
  assert.deepEqual(kept, meant);
}

test("contacts that are entered, classed, moved to another case, loosed from it or destroyed are counted with their case", () =>
  passing(at.database, async (trx) => {
    await add(trx, "a", { case_id: "first", source: "interview", class: null });
    await add(trx, "b", { case_id: "first", source: "app", class: "F2" });
    await add(trx, "c", { case_id: null, source: "file", class: "F1" });
    await assertKept(trx);
    await trx.updateTable("contact").set({ class: "F1" }).where("id", "=", "a").execute();
    await trx.updateTable("contact").set({ source: "app" }).where("id", "=", "a").execute();
    await assertKept(trx);
    await trx.updateTable("contact").set({ case_id: "second" }).where("id", "in", ["b", "c"]).execute();
    assert.deepEqual(
      (await counts(trx)).kept.map(({ case_id, app, file }) => [case_id, app, file]),
      [
        ["first", 1, 0],
        ["second", 1, 1],
      ],
    );
    await trx.updateTable("contact").set({ case_id: null }).where("case_id", "=", "second").execute();
    await trx.deleteFrom("contact").where("id", "=", "a").execute();
    assert.deepEqual(
      await counts(trx),
      { kept: [], meant: [] },
      "nothing is left of a case without contacts",
    );
  }));

test("whatever changes in whatever order, many at once too: counts are those of the rows", () =>
  passing(at.database, async (trx) => {
    const random = seededRandom("contacts of cases");
    const one = <T>(of: readonly T[]): T => of[random.bytes(1)[0]! % of.length]!;
    const drawn = () => ({ case_id: one(CASES), source: one(SOURCES), class: one(CLASSES) });
    for (let n = 0; n < 120; n++) {
      await add(trx, `contact ${n}`, drawn());
      const some = trx.updateTable("contact").where("case_id", "=", one(CASES));
      if (n % 4 === 0) await some.set({ case_id: one(CASES) }).execute();
      if (n % 4 === 1) await some.where("source", "=", one(SOURCES)).set(drawn()).execute();
      if (n % 4 === 3) await some.set({ class: one(CLASSES) }).execute();
      if (n % 4 === 2)
        await trx
          .deleteFrom("contact")
          .where("source", "=", one(SOURCES))
          .where("case_id", "=", one(CASES))
          .execute();
      await assertKept(trx);
    }
    assert.ok((await counts(trx)).kept.length > 0, "and some are there at the end");
  }));
