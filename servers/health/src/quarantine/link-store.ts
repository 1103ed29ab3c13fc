/** The SQL of the person's own link: made, opened, and who is reminded by it. */
import { type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import type { FindKnown } from "../quotas/known.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { QuarantineLinkRow, QuarantineRow } from "./tables.ts";

/** Deletes the link of a quarantine. */
export async function deleteLink(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("quarantine_link").where("quarantine_id", "=", id).execute();
}

/** Adds a link. */
export async function insertLink(trx: Transaction, row: QuarantineLinkRow): Promise<void> {
  await trx.insertInto("quarantine_link").values(row).execute();
}

/** Forgets the code: nobody is reminded after the end. The link opens the paper by its hash. */
export async function forgetCode(trx: Transaction, id: string): Promise<void> {
  await trx.updateTable("quarantine_link").set({ code: null }).where("quarantine_id", "=", id).execute();
}

/** Quarantines of these people that have a link. */
export async function linksOf(sql: Sql, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const rows = await sql
    .selectFrom("quarantine_link as link")
    .innerJoin("quarantine", "quarantine.id", "link.quarantine_id")
    .select("quarantine.id")
    .where("quarantine.person_id", "in", people)
    .execute();
  return rows.map(({ id }) => id);
}

/** When the link of a quarantine was made; undefined when there is none. */
export async function linkMade(sql: Sql, id: string): Promise<string | undefined> {
  const link = await sql
    .selectFrom("quarantine_link")
    .select("made_ms")
    .where("quarantine_id", "=", id)
    .executeTakeFirst();
  return link?.made_ms;
}

/** Links by their hashes. */
export const findLinks: FindKnown = (sql, hashes) =>
  sql
    .selectFrom("quarantine_link")
    .select(["quarantine_id as id", "hash"])
    .where("hash", "in", [...hashes])
    .execute();

/** The quarantine of a link with one of these hashes; `lock` holds it until the transaction ends. */
export const quarantineOfLink = (
  sql: Sql,
  hashes: readonly Uint8Array[],
  lock: boolean,
): Promise<QuarantineRow | undefined> =>
  sql
    .selectFrom("quarantine_link as link")
    .innerJoin("quarantine", "quarantine.id", "link.quarantine_id")
    .selectAll("quarantine")
    .where("link.hash", "in", [...hashes])
    .$if(lock, (query) => query.forUpdate("quarantine"))
    .executeTakeFirst();

/**
 * Ids of those who are reminded now: nothing was entered on the day, and no case says that they died. Who got their link today knows already. Each run goes through
 * them in another order, so that numbers that take no message do not keep the others waiting.
 */
export async function dueReminders(
  sql: Sql,
  { today, now, most }: { readonly today: Day; readonly now: Instant; readonly most: number },
): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("quarantine_link as link")
    .innerJoin("quarantine", "quarantine.id", "link.quarantine_id")
    .select("quarantine.id")
    .where("link.code", "is not", null)
    .where("link.made_ms", "<", ms(dayStart(today, "vietnam")))
    .where(({ or, eb }) => or([eb("link.reminded_day", "is", null), eb("link.reminded_day", "<", today)]))
    .where("quarantine.ended_day", "is", null)
    .where("quarantine.first_day", "<=", today)
    .where("quarantine.last_day", ">=", today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("quarantine_log as log")
            .select("log.day")
            .whereRef("log.quarantine_id", "=", "quarantine.id")
            .where("log.day", "=", today),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_record")
            .select("case_record.id")
            .whereRef("case_record.person_id", "=", "quarantine.person_id")
            .where("case_record.outcome", "=", "died"),
        ),
      ),
    )
    .orderBy(raw`md5(${raw.ref("quarantine.id")} || ${ms(now)})`)
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes the reminder of a day, and the link's sealed code with it; nothing when it was taken already, or there is no code. */
export async function takeReminder(
  trx: Transaction,
  id: string,
  today: Day,
): Promise<Uint8Array | undefined> {
  const taken = await trx
    .updateTable("quarantine_link")
    .set({ reminded_day: today })
    .where("quarantine_id", "=", id)
    .where(({ or, eb }) => or([eb("reminded_day", "is", null), eb("reminded_day", "<", today)]))
    .returning("code")
    .executeTakeFirst();
  return taken?.code ?? undefined;
}

/** Gives the reminder of a day back: the message did not leave. */
export async function giveReminderBack(sql: Sql, id: string, today: Day): Promise<void> {
  await sql
    .updateTable("quarantine_link")
    .set({ reminded_day: null })
    .where("quarantine_id", "=", id)
    .where("reminded_day", "=", today)
    .execute();
}
