/**
 * The daily reminder by SMS, for people in quarantine who chose the link: once a day from nine o'clock on, only while nothing of
 * that day was entered, until the last day or the end.
 */
import { dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { reminderLink } from "./link.ts";
import { dueReminders, giveReminderBack, takeReminder } from "./link-store.ts";
import { mobileOf, sendLink } from "./send.ts";
import { lockOpen } from "./store.ts";

/** From when on and until when a reminder may leave, in hours of Vietnam: nobody is woken by one that is late. */
const FROM_HOUR = 9;
const UNTIL_HOUR = 20;
/** Reminders of one run. */
const AT_ONCE = 500;

/** Reminds whoever is due. A message that did not leave is tried again at the next run; one under way when the server stops is not. */
export async function remind(context: Context, now: Instant): Promise<void> {
  const { hour } = wallTime(now, "vietnam");
  if (hour < FROM_HOUR || hour >= UNTIL_HOUR) return;
  const { database, random } = context;
  const today = dayOf(now, "vietnam");
  for (const id of await dueReminders(database.db, { today, now, most: AT_ONCE })) {
    const made = await database.transaction(async (trx) => {
      const row = await lockOpen(trx, id);
      if (!row) return undefined;
      const code = await takeReminder(trx, id, today);
      if (!code) return undefined;
      const people = await readPeople(trx, await openPeopleKeys(context, trx), random, [row.person_id]);
      const person = people.get(row.person_id);
      if (!person) return undefined;
      return { row, phone: mobileOf(person.phone), link: reminderLink(context, person, id, code) };
    });
    if (!made) continue;
    if ((await sendLink(context, "dayLog", { ...made, today })) === "failed")
      await giveReminderBack(database.db, id, today);
  }
}
