/** Takes results in, in one transaction: either all of these rows, or none of them. A sample counts once for ever. */
import type { ResultColumn, RowFaultCode, RowOutcome } from "@bluezone/contract/health/results";
import { Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { audit } from "@bluezone/staff/audit/audit";
import { putCaseCode } from "../case-codes/store.ts";
import type { Classified } from "../cases/case.ts";
import { putClass } from "../cases/classify.ts";
import { earlierContacts, linkContacts, surelySame } from "../cases/earlier-contacts.ts";
import { openCase } from "../cases/open-case.ts";
import { endFollowUps } from "../contacts/follow-ups/end.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys, type PeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { findByPhones, type Home, insertPerson } from "../people/store.ts";
import { closeWaitingSample, readWaitingSamples, type WaitingSamples } from "../samples/close-waiting.ts";
import { ms, type Transaction } from "../tables.ts";
import { addNotice } from "./negative-notice.ts";
import { readPlaces } from "./places.ts";
import { type CellFault, type Cells, type Result, readResult, testsByWord } from "./read-result.ts";
import { insertResults, openCaseOf, resultsById, setCaseOf } from "./taken-store.ts";

/** Whose results these are. `source` goes before the laboratory's own numbers; `lab` is its unit, when it has one. */
export type Giver = {
  readonly source: string;
  readonly by: string;
  readonly lab: Home | undefined;
  readonly fileId: string | null;
  /** Whether negative results are told by message: the laboratory asks for it, and the operator allows it. */
  readonly tellNegative: boolean;
};

/** What became of a row: it was taken, or all that is wrong with it. */
export type RowResult =
  | { readonly outcome: RowOutcome }
  | { readonly faults: readonly { readonly column: ResultColumn; readonly code: RowFaultCode }[] };

/** Takes rows in, in their order. */
export async function takeIn(
  context: Pick<Context, "config" | "vault" | "random">,
  trx: Transaction,
  giver: Giver,
  rows: readonly Cells[],
  now: Instant,
): Promise<readonly RowResult[]> {
  const today = dayOf(now, "vietnam");
  const { disease } = context.config;
  const reading = {
    places: await readPlaces(trx, today),
    lab: giver.lab,
    today,
    tests: testsByWord(disease),
  };
  const read = rows.map((cells) => readResult(cells, reading));
  const fresh = await putResults(trx, giver, read.filter(isResult), now);
  const keys = await openPeopleKeys(context, trx);
  // Asked once for all rows: a look-up for each would take most of the time.
  const results = await resultsOf(trx, giver, fresh, read.filter(isResult));
  const phones = read.flatMap((one) => (isResult(one) ? (one.positive?.person.phone ?? []) : []));
  const people = [...(await findByPhones(trx, keys, context.random, phones))];
  const days = read.flatMap((one) => (isResult(one) ? one.tested.sampleDay : []));
  const waiting = await readWaitingSamples(trx, { keys, random: context.random }, days);
  const known = { fresh, results, people, waiting };
  const taken: RowResult[] = [];
  for (const one of read) taken.push(await takeOne(context, trx, { giver, one, known, keys, now, today }));
  return taken;
}

/** What is known before a row is taken: samples put down just now, results of all, people by the rows' phones, samples that wait. */
type KnownRecords = {
  readonly fresh: Set<string>;
  readonly results: ReadonlyMap<string, Result["tested"]["result"]>;
  readonly people: Person[];
  readonly waiting: WaitingSamples;
};

const isResult = (one: Result | readonly CellFault[]): one is Result => !Array.isArray(one);
const idOf = ({ source }: Giver, { reference }: Result): string => `${source}/${reference}`;

/** Puts down what is not known yet; answers the samples that were put down just now, and not yet taken by a row. */
async function putResults(
  trx: Transaction,
  giver: Giver,
  results: readonly Result[],
  now: Instant,
): Promise<Set<string>> {
  const each = new Map<string, Result>();
  for (const result of results) {
    const id = idOf(giver, result);
    if (!each.has(id)) each.set(id, result);
  }
  if (each.size === 0) return new Set();
  const fresh = await insertResults(
    trx,
    [...each].map(([id, { tested, commune, home }]) => ({
      id,
      file_id: giver.fileId,
      unit_id: home?.unitId ?? null,
      unit_path: home?.unitPath ?? null,
      commune,
      test: tested.test,
      result: tested.result,
      sample_day: tested.sampleDay,
      result_day: tested.resultDay,
      case_id: null,
      taken_ms: ms(now),
    })),
  );
  return new Set(fresh);
}

/** The results that stand there of these samples, by id; not read when all of them were put down just now. */
async function resultsOf(
  trx: Transaction,
  giver: Giver,
  fresh: ReadonlySet<string>,
  results: readonly Result[],
): Promise<KnownRecords["results"]> {
  if (fresh.size === results.length) return new Map();
  return resultsById(trx, [...new Set(results.map((one) => idOf(giver, one)))]);
}

/** What the audit log has of a record that was there and that a result changed. */
const BY_RESULT = {
  sample: { action: "samples.change", fields: ["result"] },
  case: { action: "case.classify", fields: ["class", "tested"] },
} as const;

async function takeOne(
  context: Pick<Context, "config" | "random">,
  trx: Transaction,
  row: {
    readonly giver: Giver;
    readonly one: Result | readonly CellFault[];
    readonly known: KnownRecords;
    readonly keys: PeopleKeys;
    readonly now: Instant;
    readonly today: Day;
  },
): Promise<RowResult> {
  const { giver, one, known, keys, now, today } = row;
  if (!isResult(one)) return { faults: one };
  const id = idOf(giver, one);
  if (!known.fresh.delete(id))
    return known.results.get(id) === one.tested.result
      ? { outcome: "repeated" }
      : { faults: [{ column: "result", code: "result_differs" }] };
  const { positive, tested } = one;
  const tellsOf = positive?.person ?? one.negative;
  if (tellsOf) {
    const closing = { id, person: tellsOf, tested, positive: positive !== undefined };
    const closed = await closeWaitingSample(trx, known.waiting, closing, { by: giver.by, now });
    // The record may be any unit's; the entry of the file names none.
    if (closed !== undefined)
      await audit(trx, now, { ...BY_RESULT.sample, subject: closed, actor: giver.by });
  }
  if (!positive) {
    if (giver.tellNegative && one.mobile !== undefined && one.home !== undefined)
      await addNotice(
        trx,
        { keys, random: context.random, now },
        { id, unitId: one.home.unitId, sampleDay: tested.sampleDay, phone: one.mobile },
      );
    return { outcome: "negative" };
  }
  const same = known.people.filter((one) => surelySame(one, positive.person));
  const open = await openCaseOf(
    trx,
    same.map(({ id: person }) => person),
    tested.sampleDay,
  );
  const { result, ...test } = tested;
  const classified: Classified = {
    class: result === "likely" ? "probable" : "confirmed",
    classDay: tested.resultDay,
    tested: test,
  };
  const putCode = (caseId: string) =>
    putCaseCode(
      trx,
      { random: context.random, now },
      { caseId, way: "result", by: giver.by, sms: "waiting" },
    );
  if (open !== undefined) {
    await setCaseOf(trx, id, open.id);
    // What was only suspected is so no longer; anything surer stays as an officer decided.
    if (open.class === "suspected") {
      const classDay = Day(Math.max(open.class_day, tested.resultDay));
      await putClass(trx, open, { by: giver.by, now }, { ...classified, classDay });
      await audit(trx, now, { ...BY_RESULT.case, subject: open.id, actor: giver.by });
      if (open.outcome !== "died") await putCode(open.id);
    }
    return { outcome: "known" };
  }
  const contacts = await earlierContacts(
    trx,
    same.map(({ id: person }) => person),
    tested.sampleDay,
  );
  const person =
    same.find(
      (one) => one.unitId === positive.home.unitId && contacts.some((of) => of.person_id === one.id),
    ) ?? (await insertPerson(trx, { keys, random: context.random, now }, positive.person, positive.home));
  if (!same.includes(person)) known.people.push(person);
  const opened = await openCase(
    trx,
    { random: context.random, now, today, disease: context.config.disease },
    { ...classified, ...positive.onset, person, source: "laboratory", labReference: id, by: giver.by },
  );
  const ended = await linkContacts(trx, opened.id, contacts, { by: giver.by, now, endFollowUps });
  for (const entry of ended) await audit(trx, now, { ...entry, actor: giver.by });
  await setCaseOf(trx, id, opened.id);
  await putCode(opened.id);
  return { outcome: "positive" };
}
