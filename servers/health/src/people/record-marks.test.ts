/** What the database keeps beside records for searches follows records and people, whichever comes first. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Transaction } from "../tables.ts";
import { copy, loose, passing } from "../testing/copied.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf, addSomebody } from "../testing/somebody.ts";

let at: TestHealth;
let caseId: string;
let personId: string;
before(async () => {
  at = await testHealth();
  await at.as("health-officer", "889-medical-centre");
  ({ id: caseId, personId } = await addCaseOf(at, at.clock.now(), { commune: "30478" }));
});
after(() => at.close());

type Record = { readonly table: "case_record" | "contact"; readonly id: string };
const within = (work: (trx: Transaction) => Promise<void>) => passing(at.database, work);

/** A contact of the case's person, beside their case. */
async function both(trx: Transaction): Promise<readonly Record[]> {
  const { unit_id, unit_path } = await trx
    .selectFrom("case_record")
    .select(["unit_id", "unit_path"])
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();
  const by = { version: 1, made_by: "x", changed_by: "x", made_ms: "7", changed_ms: "7" };
  await loose(trx)
    .insertInto("contact")
    .values({
      ...{ id: "near", person_id: personId, unit_id, unit_path, source: "interview", masked: "no" },
      ...{ touched: false, carer: false, ...by },
    })
    .execute();
  return [
    { table: "case_record", id: caseId },
    { table: "contact", id: "near" },
  ];
}

/** What is kept beside a record, and what should be. */
async function kept(trx: Transaction, { table, id }: Record) {
  const beside = await trx
    .selectFrom(`${table}_marks` as "contact_marks")
    .select(["unit_path", "commune", "place", "marks"])
    .where("record_id", "=", id)
    .execute();
  const meant = await trx
    .selectFrom(table as "contact")
    .innerJoin("person", "person.id", `${table as "contact"}.person_id`)
    .select([`${table as "contact"}.unit_path`, "person.commune", "person.marks"])
    .select(`${table as "contact"}.${(table === "contact" ? "made_ms" : "number") as "made_ms"} as place`)
    .where(`${table as "contact"}.id`, "=", id)
    .execute();
  return { beside, meant: meant.map((row) => ({ ...row, place: String(row.place) })) };
}

async function assertKept(trx: Transaction, records: readonly Record[], rows = 1): Promise<void> {
  for (const record of records) {
    const { beside, meant } = await kept(trx, record);
    assert.equal(beside.length, rows, record.table);
    assert.deepEqual(beside, meant, record.table);
  }
}

test("a record has its person's marks and commune, and follows them", () =>
  within(async (trx) => {
    const records = await both(trx);
    await assertKept(trx, records);
    await trx
      .updateTable("person")
      .set({ marks: ["1", "2"], commune: "30487" })
      .where("id", "=", personId)
      .execute();
    await assertKept(trx, records);
    for (const { beside } of await Promise.all(records.map((one) => kept(trx, one))))
      assert.deepEqual([beside[0]?.marks, beside[0]?.commune], [["1", "2"], "30487"]);
  }));

test("a record that moves, or turns out to be somebody else's, is found where and by whom it is", () =>
  within(async (trx) => {
    const records = await both(trx);
    const other = await addSomebody(at, trx, at.clock.now(), undefined, { name: "Lâm Văn Hiền" });
    for (const { table, id } of records)
      await trx
        .updateTable(table as "contact")
        .set({ person_id: other.id, unit_path: "x/" })
        .where("id", "=", id)
        .execute();
    await assertKept(trx, records);
    await trx
      .updateTable("person")
      .set({ marks: ["3"] })
      .where("id", "=", personId)
      .execute();
    await assertKept(trx, records);
  }));

test("nothing is left of somebody who is destroyed, nor of a record that is gone; who comes back is found again", () =>
  within(async (trx) => {
    const records = await both(trx);
    const person = await trx
      .selectFrom("person")
      .selectAll()
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    await trx.deleteFrom("person").where("id", "=", personId).execute();
    await assertKept(trx, records, 0);
    await trx.insertInto("person").values(person).execute();
    await assertKept(trx, records);
    await trx.deleteFrom("contact").where("id", "=", "near").execute();
    assert.deepEqual(await trx.selectFrom("contact_marks").select("record_id").execute(), []);
    await copy(trx, "case_record", { person_id: "nobody" });
    await assertKept(trx, [{ table: "case_record", id: "new" }], 0);
  }));
