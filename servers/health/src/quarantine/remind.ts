/**
 * The daily reminder by SMS, for people in quarantine who chose the link: once a day from nine o'clock on, only while nothing of
 * that day was entered, until the last day or the end.
 */
import { type Day, dayOf, dayStart, type Instant, wallTime } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Sql } from "../tables.ts";
import { reminderLink } from "./link.ts";
import { mobileOf, sendLink } from "./send.ts";
import type { QuarantineRow } from "./tables.ts";

/** From when on and until when a reminder may leave, in hours of Vietnam: nobody is woken by one that is late. */
const FROM_HOUR = 9;
const UNTIL_HOUR = 20;
/** Reminders of one run. */
const AT_ONCE = 500;

/**
 * Ids of those who are reminded now. Who got their link today knows already. Each run goes through them in another order, so that
 * numbers that take no message do not keep the others waiting.
 */
async function due(sql: Sql, today: Day, now: Instant): Promise<readonly string[]> {
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
    .orderBy(raw`md5(${raw.ref("quarantine.id")} || ${ms(now)})`)
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

/** Reminds whoever is due. A message that did not leave is tried again at the next run; one under way when the server stops is not. */
export async function remind(context: Context, now: Instant): Promise<void> {
  const { hour } = wallTime(now, "vietnam");
  if (hour < FROM_HOUR || hour >= UNTIL_HOUR) return;
  const { database, random } = context;
  const today = dayOf(now, "vietnam");
  for (const id of await due(database.db, today, now)) {
    const made = await database.transaction(async (trx) => {
      const row: QuarantineRow | undefined = await trx
        .selectFrom("quarantine")
        .selectAll()
        .where("id", "=", id)
        .where("ended_day", "is", null)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return undefined;
      const taken = await trx
        .updateTable("quarantine_link")
        .set({ reminded_day: today })
        .where("quarantine_id", "=", id)
        .where(({ or, eb }) => or([eb("reminded_day", "is", null), eb("reminded_day", "<", today)]))
        .returning("code")
        .executeTakeFirst();
      if (!taken?.code) return undefined;
      const people = await readPeople(trx, await openPeopleKeys(context, trx), random, [row.person_id]);
      const person = people.get(row.person_id);
      if (!person) return undefined;
      return { row, phone: mobileOf(person.phone), link: reminderLink(context, person, id, taken.code) };
    });
    if (!made) continue;
    if ((await sendLink(context, "dayLog", { ...made, today })) === "failed")
      await database.db
        .updateTable("quarantine_link")
        .set({ reminded_day: null })
        .where("quarantine_id", "=", id)
        .where("reminded_day", "=", today)
        .execute();
  }
}
