/** The SQL of follow-ups: by their time, one held and seen. */
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { ms, type Sql, type Transaction } from "../../tables.ts";
import { lockContacts } from "../store.ts";
import type { ContactRow, FollowUpRow } from "../tables.ts";

/** The parts of the list: over their time, later today, later, done today. */
export type FollowUpDue = "late" | "today" | "later" | "done";

/** The moments that part the list. */
export type Moments = { readonly now: Instant; readonly today: Day };

function conditions({ now, today }: Moments) {
  const [start, end] = [ms(dayStart(today, "vietnam")), ms(dayStart(addDays(today, 1), "vietnam"))];
  const [due, done] = [raw.ref("follow_up.due_ms"), raw.ref("follow_up.done_ms")];
  return {
    late: raw<boolean>`(${done} is null and ${due} < ${ms(now)})`,
    today: raw<boolean>`(${done} is null and ${due} >= ${ms(now)} and ${due} < ${end})`,
    later: raw<boolean>`(${done} is null and ${due} >= ${ms(now)} and ${due} >= ${end})`,
    done: raw<boolean>`(${done} >= ${start})`,
  } as const satisfies Readonly<Record<FollowUpDue, unknown>>;
}

/** A follow-up with what its line says of the contact. */
export type FollowUpFound = FollowUpRow & Pick<ContactRow, "person_id" | "class">;

/** Of one part, by time; what is done, the last first. */
export const findFollowUps = (
  sql: Sql,
  scope: Scope,
  when: FollowUpDue,
  moments: Moments,
  limit: number,
): Promise<FollowUpFound[]> =>
  sql
    .selectFrom("follow_up")
    .innerJoin("contact", "contact.id", "follow_up.contact_id")
    .selectAll("follow_up")
    .select(["contact.person_id", "contact.class"])
    .where(inScope(scope, "follow_up.unit_path"))
    .where(conditions(moments)[when])
    .orderBy(when === "done" ? "follow_up.done_ms" : "follow_up.due_ms", when === "done" ? "desc" : "asc")
    .orderBy("follow_up.id")
    .limit(limit)
    .execute();

/** How many there are of each part. */
export async function countFollowUps(
  sql: Sql,
  scope: Scope,
  moments: Moments,
): Promise<Readonly<Record<FollowUpDue, number>>> {
  const { late, today, later, done } = conditions(moments);
  const row = await sql
    .selectFrom("follow_up")
    .select([
      raw<string>`count(*) filter (where ${late})`.as("late"),
      raw<string>`count(*) filter (where ${today})`.as("today"),
      raw<string>`count(*) filter (where ${later})`.as("later"),
      raw<string>`count(*) filter (where ${done})`.as("done"),
    ])
    .where(inScope(scope, "follow_up.unit_path"))
    .executeTakeFirstOrThrow();
  return {
    late: Number(row.late),
    today: Number(row.today),
    later: Number(row.later),
    done: Number(row.done),
  };
}

/** A follow-up with its contact. */
export type FollowUpOfContact = FollowUpRow & { readonly contact: ContactRow };

/** One within reach with its contact, which is held until the transaction ends. Throws Fault `not_found` without the contact. */
export async function lockFollowUp(
  trx: Transaction,
  scope: Scope,
  { id }: { readonly id: string },
): Promise<FollowUpOfContact | undefined> {
  const of = await trx
    .selectFrom("follow_up")
    .select("contact_id")
    .where("id", "=", id)
    .where(inScope(scope, "follow_up.unit_path"))
    .executeTakeFirst();
  if (!of) return undefined;
  const contact = (await lockContacts(trx, scope, [of.contact_id])).get(of.contact_id);
  const followUp = await trx.selectFrom("follow_up").selectAll().where("id", "=", id).executeTakeFirst();
  return contact && followUp && { ...followUp, contact };
}

/** Adds one. */
export async function insertFollowUp(trx: Transaction, row: FollowUpRow): Promise<void> {
  await trx.insertInto("follow_up").values(row).execute();
}

/** Changes one. */
export async function putFollowUp(
  trx: Transaction,
  id: string,
  changes: Partial<FollowUpRow>,
): Promise<void> {
  await trx.updateTable("follow_up").set(changes).where("id", "=", id).execute();
}

/** Writes into a contact what is to be done next for it. */
export async function noteNext(trx: Transaction, contactId: string): Promise<void> {
  const next = await trx
    .selectFrom("follow_up")
    .select(["due_ms", "kind"])
    .where("contact_id", "=", contactId)
    .where("done_ms", "is", null)
    .orderBy("due_ms")
    .limit(1)
    .executeTakeFirst();
  await trx
    .updateTable("contact")
    .set({ due_ms: next?.due_ms ?? null, due_kind: next?.kind ?? null })
    .where("id", "=", contactId)
    .execute();
}
