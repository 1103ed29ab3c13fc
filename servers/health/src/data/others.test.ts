/** Deleting one person: what is of others stays as it is, and of what phones sent only theirs is taken back. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PERSON_TABLES } from "../people/holding.ts";
import { sentBy } from "../sent.ts";
import { HOLDINGS } from "../slices.ts";
import { closeForeign, FOREIGN, foreignServer } from "../testing/foreign-desk.ts";
import type { Things } from "../testing/foreign-things.ts";
import type { TestHealth } from "../testing/health.ts";
import { erasePerson } from "./erase.ts";

let at: TestHealth;
let ours: Things;
let theirs: Things;
/** What they sent, before anybody is deleted. */
let sent: readonly string[];
before(async () => {
  const opened = await FOREIGN.open();
  at = foreignServer();
  [ours, theirs] = [await opened.ours(), await opened.theirs()];
  // What a phone sent is somebody's once an officer says so.
  const { db } = at.database;
  for (const { personId, adviceId } of [ours, theirs])
    await db.updateTable("advice_request").set({ person_id: personId }).where("id", "=", adviceId).execute();
  // Every link between records leads somewhere, so that one that is cut too much is seen.
  const { caseId, contactId } = ours;
  await db
    .updateTable("quarantine")
    .set({ contact_id: contactId, case_id: caseId })
    .where("id", "=", ours.quarantineId)
    .execute();
  await db.updateTable("contact").set({ became_case_id: caseId }).where("id", "=", contactId).execute();
  await db
    .updateTable("case_record")
    .set({ from_contact_id: contactId })
    .where("id", "=", ours.plainCase)
    .execute();
  sent = await sentBy(at.database.db, theirs.personId);
});
after(closeForeign);

/** Every row of the desk's tables, as text. */
async function rows(): Promise<readonly string[]> {
  const { rows: tables } = await at.engine.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'health' and table_name not like 'kysely%'`,
  );
  const all: string[] = [];
  for (const { name } of tables) {
    const found = await at.engine.query<{ row: string }>(
      `select to_jsonb(t)::text as row from health.${name} t`,
    );
    all.push(...found.rows.map(({ row }) => `${name} ${row}`));
  }
  return all;
}

/** The ids of somebody's records. */
async function idsOf(personId: string): Promise<readonly string[]> {
  const ids = [personId];
  for (const table of PERSON_TABLES) {
    const found = await at.engine.query<{ id: string }>(
      `select id from health.${table} where person_id = '${personId}'`,
    );
    ids.push(...found.rows.map(({ id }) => id));
  }
  const codes = await at.engine.query<{ id: string }>(
    `select code_id as id from health.case_code where case_id in (select id from health.case_record where person_id = '${personId}')`,
  );
  return [...ids, ...codes.rows.map(({ id }) => id)];
}

test("of what phones sent, a person has what is theirs and nothing of anybody else", async () => {
  const others = await idsOf(ours.personId);
  assert.ok(sent.includes(theirs.adviceId));
  assert.deepEqual(
    sent.filter((id) => others.includes(id)),
    [],
  );
});

test("who is deleted goes with all records; no row changes that says nothing of them", async () => {
  const [was, ids] = [await rows(), await idsOf(theirs.personId)];
  await at.database.transaction((trx) => erasePerson(trx, HOLDINGS, theirs.personId));
  const is = new Set(await rows());
  const changed = was.filter((row) => !is.has(row));
  assert.ok(changed.length > 5, "records went");
  assert.deepEqual(
    changed.filter((row) => !ids.some((id) => row.includes(id))),
    [],
  );
  assert.deepEqual(await idsOf(theirs.personId), [theirs.personId]);
});
