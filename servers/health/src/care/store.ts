/** The SQL of requests between units. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { CareRequestRow } from "./tables.ts";

/** How long an answer is shown, and at most so many requests. */
const ANSWER_SHOWN = Days(7);
const MOST = 200;

/** Adds a request. */
export async function insertRequest(trx: Transaction, row: CareRequestRow): Promise<void> {
  await trx.insertInto("care_request").values(row).execute();
}

/** A request, wherever it is, held until the transaction ends. */
export const lockRequest = (trx: Transaction, id: string): Promise<CareRequestRow | undefined> =>
  trx.selectFrom("care_request").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** The person of a request and who looks after them, held until the transaction ends. */
export const lockPersonOf = (trx: Transaction, { of_person }: Pick<CareRequestRow, "of_person">) =>
  trx
    .selectFrom("person")
    .select(["id", "unit_id", "unit_path"])
    .where("id", "=", of_person)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** Changes a request. */
export async function putRequest(
  trx: Transaction,
  id: string,
  changes: Partial<CareRequestRow>,
): Promise<void> {
  await trx.updateTable("care_request").set(changes).where("id", "=", id).execute();
}

/** Whether a unit has asked about somebody and waits for the answer. */
export const waits = async (sql: Sql, personId: string, askerUnitId: string): Promise<boolean> =>
  (await sql
    .selectFrom("care_request")
    .select("id")
    .where("of_person", "=", personId)
    .where("asker_unit_id", "=", askerUnitId)
    .where("answer", "is", null)
    .executeTakeFirst()) !== undefined;

/** Whose case has this number, wherever it is. */
export async function personOfNumber(sql: Sql, number: number): Promise<string | undefined> {
  const row = await sql
    .selectFrom("case_record")
    .select("person_id")
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.person_id;
}

/** Whether somebody has a case that is open and goes on in no other. */
export async function hasOpenCase(sql: Sql, personId: string): Promise<boolean> {
  const row = await sql
    .selectFrom("case_record")
    .select("id")
    .where("person_id", "=", personId)
    .where("closed_ms", "is", null)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Requests of units within a scope, or to them: those that wait first, then those that were answered lately. */
export const requestsWithin = (sql: Sql, scope: Scope, now: Instant) =>
  sql
    .selectFrom("care_request as one")
    .innerJoin("person", "person.id", "one.of_person")
    .innerJoin("unit as asker", "asker.id", "one.asker_unit_id")
    .innerJoin("unit as other", "other.id", "one.other_unit_id")
    .selectAll("one")
    .select(["person.unit_path as kept_path", "asker.name as asker_name", "other.name as other_name"])
    .where(({ or }) => or([inScope(scope, "one.asker_unit_path"), inScope(scope, "one.other_unit_path")]))
    .where(({ or, eb }) =>
      or([eb("one.answer", "is", null), eb("one.answered_ms", ">", ms(minus(now, ANSWER_SHOWN)))]),
    )
    .orderBy(({ eb }) => eb("one.answer", "is", null), "desc")
    .orderBy("one.asked_ms")
    .limit(MOST)
    .execute();

/** Cases and contacts of these people. */
export async function recordsOf(sql: Sql, people: readonly string[]) {
  if (people.length === 0) return { cases: [], contacts: [] };
  const [cases, contacts] = await Promise.all([
    sql
      .selectFrom("case_record")
      .select(["id", "number", "person_id"])
      .where("person_id", "in", people)
      .where("merged_into", "is", null)
      .orderBy("number")
      .execute(),
    sql
      .selectFrom("contact")
      .select(["id", "person_id"])
      .where("person_id", "in", people)
      .orderBy("made_ms")
      .execute(),
  ]);
  return { cases, contacts };
}

/** Who was near cases of somebody, is open, in the care of a unit (`from`), and no case themselves. */
export async function openContactsNear(
  trx: Transaction,
  personId: string,
  from: string,
): Promise<readonly string[]> {
  const open = await trx
    .selectFrom("contact")
    .innerJoin("case_record as near", "near.id", "contact.case_id")
    .select("contact.person_id")
    .distinct()
    .where("near.person_id", "=", personId)
    .where("contact.unit_id", "=", from)
    .where(({ or, eb }) => or([eb("contact.class", "is", null), eb("contact.due_ms", "is not", null)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_record as own")
            .select("own.id")
            .whereRef("own.person_id", "=", "contact.person_id"),
        ),
      ),
    )
    .execute();
  return open.map(({ person_id }) => person_id);
}
