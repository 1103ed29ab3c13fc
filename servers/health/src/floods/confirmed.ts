/**
 * Whether a number is confirmed: a message of ours has reached it, and its link or code was used there. Anybody can type any
 * number into the app; this is what a stranger who makes numbers up does not have.
 */
import type { Phone } from "@bluezone/vietnamese/phone";
import { sql as raw } from "kysely";
import type { Context } from "../context.ts";
import { openHasher } from "../hashing/hash-keys.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { phoneMark } from "../people/marks.ts";
import { hasMarks } from "../people/store.ts";
import type { Transaction } from "../tables.ts";

/** How many open rows of one number come first in a queue: a stranger has a number of their own, and must not fill a page with it. */
const MOST_FIRST = 3;

/** Keeps others off who send with the number of a mark, until the transaction ends: rows of it are counted before one is added. */
export const lockNumber = (trx: Transaction, mark: string): Promise<unknown> =>
  raw`select pg_advisory_xact_lock(${mark}::bigint)`.execute(trx);

/** Whether a row about to be added is confirmed: its number is, and few open rows of it come first. The number is locked. */
export async function isConfirmed(
  context: Pick<Context, "vault">,
  trx: Transaction,
  queue: "callback" | "advice_request",
  phone: Phone,
): Promise<boolean> {
  const mark = phoneMark(await openPeopleKeys(context, trx), phone);
  const first = await trx
    .selectFrom(queue as "callback")
    .select("id")
    .where("phone_mark", "=", mark)
    .where("confirmed", "=", true)
    .where("state", "!=", "closed")
    .limit(MOST_FIRST)
    .execute();
  return first.length < MOST_FIRST && (await isReached(context, trx, phone, mark));
}

/** By a case's code that was used, a quarantine's link in which somebody entered their day, or a self-report's code. */
async function isReached(
  context: Pick<Context, "vault">,
  trx: Transaction,
  phone: Phone,
  mark: string,
): Promise<boolean> {
  const person = await trx
    .selectFrom("person")
    .select("person.id")
    .where(hasMarks("person.marks", [mark]))
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom("case_record")
            .innerJoin("case_code", "case_code.case_id", "case_record.id")
            .select("case_code.id")
            .whereRef("case_record.person_id", "=", "person.id")
            .where("case_code.sms", "=", "sent")
            .where("case_code.claimed_ms", "is not", null),
        ),
        exists(
          selectFrom("quarantine")
            .innerJoin("quarantine_log", "quarantine_log.quarantine_id", "quarantine.id")
            .select("quarantine.id")
            .whereRef("quarantine.person_id", "=", "person.id")
            .where("quarantine_log.by", "is", null),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (person) return true;
  const hasher = await openHasher(context, trx, "phone");
  const reported = await trx
    .selectFrom("phone")
    .select("claimed")
    .where("hash", "in", hasher.all("phone", phone))
    .where("claimed", "=", true)
    .limit(1)
    .executeTakeFirst();
  return reported !== undefined;
}
