/**
 * Messages for negative results, where the operator allows them and the laboratory asks for them. Of a negative result nobody
 * is kept: the number lies sealed here until its message has left, and goes with it. A message that was under way when the server
 * stopped is dropped: nobody gets two.
 */

import { sendMessage } from "@bluezone/desk/sms/send-message";
import { Day, type Instant, Minutes, plus } from "@bluezone/protocol/time";
import { openBytes, sealBytes } from "@bluezone/server-kit/keys/sealed-bytes";
import type { Phone } from "@bluezone/vietnamese/phone";
import { issuerOf } from "../case-codes/issue-for-case.ts";
import { message } from "../codes/message.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys, type PeopleKeys } from "../people/keys.ts";
import { ms, type Transaction } from "../tables.ts";
import { dropNotice, dueNotices, holdNotice, insertNotice, putNotice } from "./notices-store.ts";
import type { NegativeNoticeRow } from "./tables.ts";

/** A message that did not leave is tried this often in all, and so much later each time. */
const TRIES = 3;
const RETRY = Minutes(10);
/** Messages of one run. */
const AT_ONCE = 500;

const use = (id: string): string => `negative-notice/${id}`;

/** Puts a message down, in the transaction of its result. */
export async function addNotice(
  trx: Transaction,
  { keys, random, now }: Pick<Context, "random"> & { readonly keys: PeopleKeys; readonly now: Instant },
  { id, unitId, sampleDay, phone }: { id: string; unitId: string; sampleDay: Day; phone: Phone },
): Promise<void> {
  await insertNotice(trx, {
    id,
    unit_id: unitId,
    sample_day: sampleDay,
    phone: sealBytes(random, keys.seal, use(id), Buffer.from(phone, "utf8")),
    sending: false,
    tries: 0,
    next_try_ms: ms(now),
    made_ms: ms(now),
  });
}

/** Takes one that is due; undefined when another has it, or when it was under way and is dropped. */
async function take(trx: Transaction, id: string, now: Instant): Promise<NegativeNoticeRow | undefined> {
  const row = await holdNotice(trx, id, now);
  if (!row) return undefined;
  if (row.sending) {
    await dropNotice(trx, id);
    return undefined;
  }
  const tries = row.tries + 1;
  await putNotice(trx, id, { sending: true, tries, next_try_ms: ms(plus(now, RETRY)) });
  return { ...row, tries };
}

/** Sends what is due, oldest first. */
export async function sendNotices(context: Context, now: Instant): Promise<void> {
  const { database, config } = context;
  const due = await dueNotices(database.db, now, AT_ONCE);
  if (due.length === 0) return;
  const keys = await openPeopleKeys(context, database.db);
  for (const id of due) {
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
      await dropNotice(database.db, id);
    else await putNotice(database.db, id, { sending: false });
  }
}
