/**
 * Issues a code for a case: with the result, a new one, or one that is read out. What is to be sent is put down first and
 * sent afterwards, so that a server that stops in between goes on where it was, and sends nothing twice.
 */
import { Fault } from "@bluezone/contract/fault";
import { answered, type Change, type ChangeResult, changed } from "@bluezone/desk/change";
import { hotlineOn } from "@bluezone/policy/hotline";
import { addDays, Day, dayOf, fromUnixSeconds, type Instant, isoDay } from "@bluezone/protocol/time";
import { parsePhone, phoneKind, showPhone } from "@bluezone/vietnamese/phone";
import type { CaseRow } from "../cases/store.ts";
import { type Issuer, issueLinked } from "../codes/issue-code.ts";
import { OLDEST_DAYS } from "../codes/report-dates.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Label } from "../sms/label.ts";
import type { Sql, Tables, Transaction } from "../tables.ts";
import { caseOfCode, holdCase, unitOfCode, wasPositive } from "./case-store.ts";
import {
  type CaseCode,
  dropCaseCode,
  endOthers,
  holdUnended,
  latestOf,
  messageState,
  putCaseCode,
  putOutcome,
  takeToSend,
} from "./store.ts";
import type { CodeWay, MessageState } from "./tables.ts";

/** What a code is issued for. */
export type CodeOccasion<Way extends CodeWay = "result" | "new"> = {
  readonly caseId: string;
  /** An officer's id. */
  readonly by: string;
  readonly way: Way;
  /** The last code of the case that the officer saw, null for none: when another has gone out since, nothing does. */
  readonly seen?: string | null;
};

/** What became of it; "none" when nobody has a number that takes a message: then there is no code yet, and one is read out or printed. */
export type SentForCase = "sent" | "failed" | "none";

/**
 * Issues a code and sends it. Throws Fault `not_found` for no such case, `code_not_for_case` for one that is suspected or discarded (but
 * one that was discarded since, by hand), that goes on in another, or whose days are too long ago for a code, and `conflict` when somebody else was faster.
 */
export async function issueForCase(
  context: Context,
  change: Change<Tables>,
  asked: CodeOccasion,
  now: Instant,
): Promise<ChangeResult<{ readonly sms: SentForCase }>> {
  const found = await readForCase(context, context.database.db, asked.caseId, now);
  const sms = found.mobile === undefined ? "none" : "waiting";
  const put = await change(({ trx }) => putDown(context, trx, asked, sms, now));
  return answered(put, { sms: await sendWaiting(context, put.answer.id, now) });
}

/** The text that a code leaves with. */
const LABEL_OF: Readonly<Record<CodeWay, Label>> = {
  result: "result",
  new: "newCode",
  revised: "revised",
  spoken: "result",
  slip: "result",
};

/** Puts a code down for a case, unless another has gone out that the officer did not see. */
async function putDown(
  { random }: Pick<Context, "random">,
  trx: Transaction,
  { caseId, by, way, seen }: CodeOccasion<CodeWay>,
  sms: MessageState,
  now: Instant,
): Promise<ChangeResult<CaseCode>> {
  if (seen !== undefined) {
    await holdCase(trx, caseId);
    const last = await latestOf(trx, caseId);
    if ((last?.id ?? null) !== seen)
      throw new Fault("conflict", "Another code has gone out for this case meanwhile.");
  }
  const row = await putCaseCode(trx, { random, now }, { caseId, by, way, sms });
  return changed(row, { action: "codes.issue", subject: caseId, fields: [way] });
}

/** Sends what was put down for a case, when it is due and nobody else does. */
export async function sendWaiting(context: Context, id: string, now: Instant): Promise<SentForCase> {
  const { database } = context;
  const row = await database.transaction((trx) => takeToSend(trx, id, now));
  if (!row) return database.transaction((trx) => told(trx, id));
  const outcome = await trySending(context, row, now);
  await database.transaction(async (trx) => {
    await putOutcome(trx, row, outcome, now);
    if (outcome.sms === "sent") await endOthers(trx, row.case_id, row.id, now);
  });
  return outcome.sms;
}

/** What is said of a message that somebody else sends, or that has no number to go to. */
async function told(sql: Sql, id: string): Promise<SentForCase> {
  const sms = await messageState(sql, id);
  if (sms === "sent" || sms === "sending") return "sent";
  return sms === "failed" || sms === "unsure" ? "failed" : "none";
}

async function trySending(
  context: Context,
  row: CaseCode,
  now: Instant,
): Promise<{ readonly sms: SentForCase; readonly until: Instant | null }> {
  try {
    const found = await readForCase(context, context.database.db, row.case_id, now, row.way === "revised");
    if (row.way === "revised" && found.request.testType !== "negative")
      throw new Fault("code_not_for_case", "The case is not discarded any more.");
    if (found.mobile === undefined) return { sms: "none", until: null };
    const label: Label = LABEL_OF[row.way];
    const { answer } = await issueLinked(
      context,
      found.issuer,
      { ...found.request, uuid: row.code_id, phone: found.mobile, smsTemplateLabel: label },
      now,
      (trx) => mustStillBe(trx, row, found.class),
    );
    return { sms: "sent", until: endOf(answer) };
  } catch (thrown) {
    if (thrown instanceof Fault) return { sms: "failed", until: null };
    throw thrown;
  }
}

/**
 * Holds the case, and throws Fault `code_not_for_case` unless its class is the one that the code was written for and nobody has
 * ended the code meanwhile: whoever changes the class waits, and then finds the code that is to be ended.
 */
async function mustStillBe(
  trx: Transaction,
  { id, case_id }: CaseCode,
  named: CaseRow["class"],
): Promise<void> {
  if ((await holdCase(trx, case_id)) !== named || !(await holdUnended(trx, id)))
    throw new Fault("code_not_for_case", "The case is another one meanwhile.");
}

const endOf = (answer: {
  expiresAtTimestamp: number;
  longExpiresAtTimestamp?: number | undefined;
}): Instant => fromUnixSeconds(answer.longExpiresAtTimestamp ?? answer.expiresAtTimestamp);

/** A code that is handed over by an officer: read out, or on paper with its link. Both are shown this one time. */
export type HandedCode = {
  readonly shortCode: string;
  readonly shortUntil: Instant;
  readonly link: string | undefined;
  readonly until: Instant;
};

/** Issues a code that is handed over. Earlier ones of the case end. Throws Fault as `issueForCase`, and `quota_exceeded`. */
export async function issueByHand(
  context: Context,
  change: Change<Tables>,
  asked: CodeOccasion<"spoken" | "slip">,
  now: Instant,
): Promise<ChangeResult<HandedCode>> {
  const { database } = context;
  const { caseId, way } = asked;
  const { class: named, issuer, request } = await readForCase(context, database.db, caseId, now, true);
  const put = await change(({ trx }) => putDown(context, trx, asked, "none", now));
  const row = put.answer;
  const { answer, link } = await issueLinked(
    context,
    issuer,
    { ...request, uuid: row.code_id, ...(way === "slip" ? { onlyGenerateSMS: true } : {}) },
    now,
    (trx) => mustStillBe(trx, row, named),
  ).catch(async (thrown: unknown) => {
    await database.transaction((trx) => dropCaseCode(trx, row.id));
    throw thrown;
  });
  const until = endOf(answer);
  await database.transaction(async (trx) => {
    await putOutcome(trx, row, { sms: "none", until }, now);
    await endOthers(trx, caseId, row.id, now);
  });
  return {
    ...put,
    answer: {
      shortCode: answer.code,
      shortUntil: fromUnixSeconds(answer.expiresAtTimestamp),
      link,
      until,
    },
  };
}

/** The kind of code of each class, by the names of the wire. */
const TEST_TYPES = { confirmed: "confirmed", probable: "likely", discarded: "negative" } as const;

/** A case as a code wants it. `revised`: also one that was discarded after it had been a case. */
async function readForCase(context: Context, sql: Sql, caseId: string, now: Instant, revised = false) {
  const found = await caseOfCode(sql, caseId);
  if (!found) throw new Fault("not_found", "There is no such case.");
  const { class: named } = found;
  const without = named === "discarded" && !(revised && (await wasPositive(sql, caseId)));
  if (named === "suspected" || without || found.merged_into !== null || found.outcome === "died")
    throw new Fault(
      "code_not_for_case",
      "A code goes out for a probable or a confirmed case of somebody alive that goes on in no other.",
    );
  const keys = await openPeopleKeys(context, sql);
  const person = (await readPeople(sql, keys, context.random, [found.person_id])).get(found.person_id);
  const phone = parsePhone(person?.phone ?? "");
  return {
    class: named,
    mobile: phone !== undefined && phoneKind(phone) === "mobile" ? phone : undefined,
    issuer: await issuerOf(context, sql, found.unit_id, now),
    request: { testType: TEST_TYPES[named], ...datesOf(found, dayOf(now, "vietnam")) },
  };
}

/** The unit in whose name a code goes out, with the number for questions. */
export async function issuerOf(
  { config }: Pick<Context, "config">,
  sql: Sql,
  unitId: string,
  now: Instant,
): Promise<Issuer & { readonly illustrative: boolean }> {
  const unit = await unitOfCode(sql, unitId);
  const known = hotlineOn(config.province.hotlines, "health", dayOf(now, "vietnam"))?.number;
  const number = parsePhone(config.hotline ?? known ?? "");
  return {
    id: `unit/${unitId}`,
    name: unit.name,
    illustrative: unit.illustrative,
    hotline: number === undefined ? (config.hotline ?? "") : showPhone(number),
    dailyCodes: undefined,
  };
}

/**
 * Dates that a code may say: what lies too far back is left out; without a test the day of the class stands for it. Throws Fault
 * `code_not_for_case` when nothing is left.
 */
function datesOf({ onset_day, sample_day, result_day, class_day }: CaseRow, today: Day) {
  const oldest = addDays(today, -OLDEST_DAYS);
  const recent = (day: number | null): string | undefined =>
    day === null || day < oldest || day > today ? undefined : isoDay(Day(day));
  const tested = sample_day === null ? recent(class_day) : (recent(sample_day) ?? recent(result_day));
  const [symptomDate, testDate] = [recent(onset_day), tested];
  if (symptomDate === undefined && testDate === undefined)
    throw new Fault(
      "code_not_for_case",
      `The test lies more than ${OLDEST_DAYS} days back: a code would tell nobody.`,
    );
  return {
    tzOffset: 420,
    ...(symptomDate === undefined ? {} : { symptomDate }),
    ...(testDate === undefined ? {} : { testDate }),
  };
}
