/** The SQL of what the page "Hôm nay" says of contacts and follow-ups. */
import { addDays, type Day, dayStart } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { ms, type Sql } from "../tables.ts";

/** Today's work and how much of it is done, how many are F1 and F2 now. */
export type ContactsToday = {
  readonly followUps: { readonly all: number; readonly done: number };
  readonly f1: number;
  readonly f2: number;
};

/** The counts within a scope. Who became a case is no contact any more. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { today }: { readonly today: Day },
): Promise<ContactsToday> {
  const [start, end] = [ms(dayStart(today, "vietnam")), ms(dayStart(addDays(today, 1), "vietnam"))];
  const of = (column: string) => raw.ref(`contact.${column}`);
  const contacts = await sql
    .selectFrom("contact")
    .select([
      raw<string>`count(*) filter (where ${of("class")} = 'F1')`.as("f1"),
      raw<string>`count(*) filter (where ${of("class")} = 'F2')`.as("f2"),
    ])
    .where(inScope(scope, "contact.unit_path"))
    .where("became_case_id", "is", null)
    .executeTakeFirstOrThrow();
  const done = raw.ref("follow_up.done_ms");
  const work = await sql
    .selectFrom("follow_up")
    .select([
      raw<string>`count(*) filter (where ${done} is null)`.as("open"),
      raw<string>`count(*) filter (where ${done} is not null)`.as("done"),
    ])
    .where(inScope(scope, "follow_up.unit_path"))
    .where(({ or, and, eb }) =>
      or([and([eb("done_ms", "is", null), eb("due_ms", "<", end)]), eb("done_ms", ">=", start)]),
    )
    .executeTakeFirstOrThrow();
  return {
    followUps: { all: Number(work.open) + Number(work.done), done: Number(work.done) },
    f1: Number(contacts.f1),
    f2: Number(contacts.f2),
  };
}
