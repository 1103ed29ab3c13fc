/** The SQL that writes codes of cases, and of how their messages stand. Rows are listed within reach by `list-store.ts`. */
import { type Instant, Minutes, plus } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Selectable } from "kysely";
import { recordsOf } from "../cases/store.ts";
import { drawUuid } from "../codes/issue-code.ts";
import { endCode } from "../codes/store.ts";
import { drawId } from "../record-id.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { CaseCodeRow, CodeWay, MessageState } from "./tables.ts";

/** A code of a case as it was read. */
export type CaseCode = Selectable<CaseCodeRow>;

/** A message that did not leave is tried this often in all, and so much later each time. */
const TRIES = 3;
const RETRY = Minutes(10);
/** Longest that a message is "sending": whoever sends longer has stopped. */
const SENDING = Minutes(5);

/** Puts a code of a case down, to be made and sent; in the transaction of whatever it is for. */
export async function putCaseCode(
  trx: Transaction,
  { random, now }: { readonly random: Random; readonly now: Instant },
  put: { readonly caseId: string; readonly way: CodeWay; readonly by: string; readonly sms: MessageState },
): Promise<CaseCode> {
  const row = {
    id: drawId(random),
    case_id: put.caseId,
    code_id: drawUuid(random.bytes(16)),
    way: put.way,
    made: false,
    sms: put.sms,
    tries: 0,
    next_try_ms: put.sms === "waiting" ? ms(now) : null,
    issued_ms: ms(now),
    by: put.by,
    until_ms: null,
    claimed_ms: null,
    certified_ms: null,
    ended_ms: null,
  };
  return trx.insertInto("case_code").values(row).returningAll().executeTakeFirstOrThrow();
}

/**
 * Takes a message that waits, or failed and is tried again, so that nobody else sends it; undefined when it is not due or
 * another has it. One that was being sent when its sender stopped is never sent again: whether it left cannot be known,
 * unless its code was never made.
 */
export async function takeToSend(trx: Transaction, id: string, now: Instant): Promise<CaseCode | undefined> {
  const row = await trx
    .selectFrom("case_code")
    .selectAll()
    .where("id", "=", id)
    .where("next_try_ms", "<=", ms(now))
    .where("ended_ms", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const lost = row.sms === "sending" ? await untilOf(trx, row.code_id) : undefined;
  await trx
    .updateTable("case_code")
    .set(
      lost === undefined
        ? { sms: "sending", tries: row.tries + 1, next_try_ms: ms(plus(now, SENDING)) }
        : { sms: "unsure", made: true, next_try_ms: null, until_ms: lost },
    )
    .where("id", "=", id)
    .execute();
  return lost !== undefined ? undefined : { ...row, tries: row.tries + 1 };
}

/** Holds a code of a case until the transaction ends; whether nobody has ended it. */
export async function holdUnended(trx: Transaction, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom("case_code")
    .select("ended_ms")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row?.ended_ms === null;
}

/** When a code ends; undefined when there is none of this id. */
async function untilOf(trx: Transaction, codeId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom("code")
    .select("long_until_ms")
    .where("id", "=", codeId)
    .executeTakeFirst();
  return row?.long_until_ms;
}

/** Keeps what became of a message. */
export async function putOutcome(
  trx: Transaction,
  { id, tries }: CaseCode,
  outcome: { readonly sms: MessageState; readonly until: Instant | null },
  now: Instant,
): Promise<void> {
  const again = outcome.sms === "failed" && tries < TRIES;
  await trx
    .updateTable("case_code")
    .set({
      sms: outcome.sms,
      made: outcome.until !== null,
      until_ms: outcome.until === null ? null : ms(outcome.until),
      next_try_ms: again ? ms(plus(now, RETRY)) : null,
    })
    .where("id", "=", id)
    .execute();
}

/** Takes back what was put down and never came to be. */
export async function dropCaseCode(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("case_code").where("id", "=", id).where("made", "=", false).execute();
}

/** Ids of what is due to be sent, oldest first. */
export async function dueToSend(sql: Sql, now: Instant, most: number): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("case_code")
    .select("id")
    .where("next_try_ms", "<=", ms(now))
    .where("ended_ms", "is", null)
    .orderBy("next_try_ms")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** The code that went out last for a case, or for a record that was merged into it. */
export const latestOf = (sql: Sql, caseId: string): Promise<CaseCode | undefined> =>
  sql
    .selectFrom("case_code")
    .selectAll()
    .where("case_id", "in", recordsOf(sql, caseId))
    .orderBy("n", "desc")
    .executeTakeFirst();

/** How the message of a code stands; undefined when there is none of this id. */
export async function messageState(sql: Sql, id: string): Promise<MessageState | undefined> {
  const row = await sql.selectFrom("case_code").select("sms").where("id", "=", id).executeTakeFirst();
  return row?.sms;
}

/** How the message of the code stands that was issued last for a case; undefined when none was. */
export async function lastMessageState(sql: Sql, caseId: string): Promise<MessageState | undefined> {
  const row = await sql
    .selectFrom("case_code")
    .select("sms")
    .where("case_id", "=", caseId)
    .orderBy("issued_ms", "desc")
    .executeTakeFirst();
  return row?.sms;
}

/** Whether a code of a case, or of a record that was merged into it, has reached somebody, or may have. */
export async function wasSent(sql: Sql, caseId: string): Promise<boolean> {
  const sent = await sql
    .selectFrom("case_code")
    .select("id")
    .where("case_id", "in", recordsOf(sql, caseId))
    .where(({ or, eb }) => or([eb("made", "=", true), eb("sms", "in", ["sending", "sent", "unsure"])]))
    .executeTakeFirst();
  return sent !== undefined;
}

/** One code of a case within a scope, held until the transaction ends. */
export const lockCaseCode = (trx: Transaction, scope: Scope, id: string): Promise<CaseCode | undefined> =>
  trx
    .selectFrom("case_code")
    .innerJoin("case_record", "case_record.id", "case_code.case_id")
    .selectAll("case_code")
    .where("case_code.id", "=", id)
    .where(inScope(scope, "case_record.unit_path"))
    .forUpdate("case_code")
    .executeTakeFirst();

const living = (sql: Sql, now: Instant) =>
  sql.selectFrom("code").select("code.id").where("code.long_until_ms", ">", ms(now));

/** Ends codes of a case and of the records that were merged into it that work still, but for one; says how many. What was used stays as it is. */
export async function endOthers(
  trx: Transaction,
  caseId: string,
  but: string | null,
  now: Instant,
): Promise<number> {
  const rows = await trx
    .selectFrom("case_code")
    .selectAll()
    .where("case_id", "in", recordsOf(trx, caseId))
    .where("ended_ms", "is", null)
    .where("claimed_ms", "is", null)
    .where(({ or, eb }) =>
      or([
        eb("until_ms", ">", ms(now)),
        eb("next_try_ms", "is not", null),
        eb("sms", "=", "unsure"),
        // Made a moment ago, and not written down yet.
        eb("code_id", "in", living(trx, now)),
      ]),
    )
    .$if(but !== null, (query) => query.where("id", "!=", but ?? ""))
    .execute();
  for (const row of rows) await endOne(trx, row, now);
  return rows.length;
}

/** Ends one code now. The row is changed first: whoever stores the code at this moment holds it, and is waited for. */
export async function endOne(trx: Transaction, { id, code_id }: CaseCode, now: Instant): Promise<void> {
  await trx
    .updateTable("case_code")
    .set({ ended_ms: ms(now), next_try_ms: null })
    .where("id", "=", id)
    .execute();
  await endCode(trx, code_id, now);
}

/** That a phone turned a code into a token. @param at in whole ten minutes. */
export async function noteClaimed(trx: Transaction, codeId: string, at: Instant): Promise<void> {
  await trx
    .updateTable("case_code")
    .set({ claimed_ms: ms(at) })
    .where("code_id", "=", codeId)
    .execute();
}

/** That a phone got its certificate. @param at in whole ten minutes. */
export async function noteCertified(trx: Transaction, codeId: string, at: Instant): Promise<void> {
  await trx
    .updateTable("case_code")
    .set({ certified_ms: ms(at) })
    .where("code_id", "=", codeId)
    .execute();
}
