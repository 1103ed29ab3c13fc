/**
 * Messages for negative results, where the operator allows them and the laboratory asks for them. Of a negative result nobody
 * is kept: the number lies sealed here until its message has left, and goes with it. A message that was under way when the server
 * stopped is dropped: nobody gets two.
 */
import { Day, type Instant, Minutes, plus } from "@bluezone/protocol/time";
import type { Phone } from "@bluezone/vietnamese/phone";
import { issuerOf } from "../case-codes/issue-for-case.ts";
import { message } from "../codes/message.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys, type PeopleKeys } from "../people/keys.ts";
import { openBytes, sealBytes } from "../people/sealing.ts";
import { sendMessage } from "../sms/send-message.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { NegativeNoticeRow } from "./tables.ts";

/** A message that did not leave is tried this often in all, and so much later each time. */
const TRIES = 3;
const RETRY = Minutes(10);
/** Messages of one run. */
const AT_ONCE = 500;

const use = (id: string): string => `negative-notice/${id}`;

/** Puts a message down, in the transaction of its result. */
export async function putNotice(
  trx: Transaction,
  { keys, random, now }: Pick<Context, "random"> & { readonly keys: PeopleKeys; readonly now: Instant },
  { id, unitId, sampleDay, phone }: { id: string; unitId: string; sampleDay: Day; phone: Phone },
): Promise<void> {
  await trx
    .insertInto("negative_notice")
    .values({
      id,
      unit_id: unitId,
      sample_day: sampleDay,
      phone: sealBytes(random, keys.seal, use(id), Buffer.from(phone, "utf8")),
      sending: false,
      tries: 0,
      next_try_ms: ms(now),
      made_ms: ms(now),
    })
    .onConflict((there) => there.column("id").doNothing())
    .execute();
}

/** Takes one that is due; undefined when another has it, or when it was under way and is dropped. */
async function take(trx: Transaction, id: string, now: Instant): Promise<NegativeNoticeRow | undefined> {
  const row = await trx
    .selectFrom("negative_notice")
    .selectAll()
    .where("id", "=", id)
    .where("next_try_ms", "<=", ms(now))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.sending) {
    await drop(trx, id);
    return undefined;
  }
  await trx
    .updateTable("negative_notice")
    .set({ sending: true, tries: row.tries + 1, next_try_ms: ms(plus(now, RETRY)) })
    .where("id", "=", id)
    .execute();
  return { ...row, tries: row.tries + 1 };
}

const drop = (sql: Sql, id: string) => sql.deleteFrom("negative_notice").where("id", "=", id).execute();

/** Sends what is due, oldest first. */
export async function sendNotices(context: Context, now: Instant): Promise<void> {
  const { database, config } = context;
  const due = await database.db
    .selectFrom("negative_notice")
    .select("id")
    .where("next_try_ms", "<=", ms(now))
    .orderBy("next_try_ms")
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return;
  const keys = await openPeopleKeys(context, database.db);
  for (const { id } of due) {
    const row = await database.transaction((trx) => take(trx, id, now));
    if (!row) continue;
    const { name, hotline } = await issuerOf(context, database.db, row.unit_id, now);
    const phone = Buffer.from(openBytes(keys.seal, use(id), row.phone)).toString("utf8") as Phone;
    const text = message(
      "negative",
      {
        station: name,
        hotline: hotline ?? "",
        testDay: Day(row.sample_day),
        link: "",
        until: now,
        shortCode: "",
        shortLife: Minutes(0),
      },
      "vi",
      config.smsAccents,
    );
    if ((await sendMessage(context, phone, text, "negative")) || row.tries >= TRIES)
      await drop(database.db, id);
    else
      await database.db.updateTable("negative_notice").set({ sending: false }).where("id", "=", id).execute();
  }
}
