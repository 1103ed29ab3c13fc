/** Questions about cases, merges, and what goes from one unit to another. */
import { addDays, Days, dayStart, isoDay, minus } from "@bluezone/protocol/time";
import { waitingWithin } from "../care/hand-overs-store.ts";
import { hasOpenCase, openContactsNear, recordsOf, requestsWithin, waits } from "../care/store.ts";
import { CARE_ANSWERED, CARE_REQUESTS, HAND_OVERS } from "../care/waiting-store.ts";
import { caseCalled, chainOf, codesOf, handOversOf, mergesInto, othersOf } from "../cases/around-store.ts";
import { caseCommunes } from "../cases/communes-store.ts";
import { contactsOf, openContactsOf, setBecameCase } from "../cases/contacts-store.ts";
import { madeCodesOf, waitingHandOversOf } from "../cases/holding-store.ts";
import { type Filter, listCases } from "../cases/list-store.ts";
import { findMerge, handOverWaits } from "../cases/merges-store.ts";
import {
  casesOf,
  classesOf,
  findCase,
  lockCase,
  moveCases,
  recordedBy,
  setFromContact,
  shownCaseOf,
} from "../cases/store.ts";
import { countsForToday } from "../cases/today-store.ts";
import { UNINTERVIEWED } from "../cases/waiting-store.ts";
import { contactsEntered, countNear, exposuresOf } from "../contacts/of-case-store.ts";
import { countCourse, courseAbout, courseOf, lockCourse } from "../course/store.ts";
import { countNear as countNearInQuarantine, coursesOf } from "../quarantine/of-case-store.ts";
import { answersAbout, answersOf, lockAnswers } from "../questionnaire/store.ts";
import { openCaseOf } from "../results/taken-store.ts";
import { countSamples, lockSample, lockWaiting, samplesOf } from "../samples/store.ts";
import type { Transaction } from "../tables.ts";
import { copy } from "./copied.ts";
import { type Asker, ELSEWHERE, just, type Question } from "./questions.ts";
import { asksFor } from "./waiting.ts";

type Rest = Pick<Question, "not"> & Partial<Question>;

/** What there are of. */
export function questionsOfCases(asker: Asker): readonly Question[] {
  const { ours, today, scope, path } = asker;
  const [start, end] = [dayStart(today, "vietnam"), dayStart(addDays(today, 1), "vietnam")];
  const plain = { person_id: ours.personId, unit_path: path, merged_into: null, closed_ms: null };
  const record = (of: string, ask: Question["ask"], { row = {}, ...rest }: Rest): Question => ({
    ...{ of: `cases ${of}`, table: "case_record", ask, ...rest },
    row: { ...plain, class: "confirmed", commune: ours.commune, counted_ms: just(start), ...row },
  });
  const listed = (filter: Partial<Filter>) => async (trx: Transaction) => {
    const asked = { state: "all", limit: 100, offset: 0, ...filter } as const;
    const { rows, total } = await listCases(trx, scope, asked, { number: undefined, marks: undefined });
    return [rows.length, total];
  };
  /** Ids of cases of which something is as it became. */
  const became =
    (column: "unit_path" | "from_contact_id" | "interviewed_ms", value: string) => async (trx: Transaction) =>
      trx.selectFrom("case_record").select("id").where(column, "=", value).orderBy("id").execute();
  const MERGED = { merged_into: ours.caseId };
  return [
    record("of all states", listed({}), { also: [{ closed_ms: "1" }], not: [ELSEWHERE, MERGED] }),
    record("that are open", listed({ state: "open" }), { not: [{ closed_ms: "1" }] }),
    record("that are closed", listed({ state: "closed" }), {
      row: { closed_ms: "1" },
      not: [{ closed_ms: null }],
    }),
    record("of a class", listed({ class: "probable" }), {
      row: { class: "probable" },
      not: [{ class: "confirmed" }],
    }),
    record("of a commune", listed({ commune: ours.commune }), {
      not: [{ commune: "30463" }, { commune: null }],
    }),
    record("of some days", listed({ from: isoDay(addDays(today, -400)), to: isoDay(addDays(today, -399)) }), {
      row: { class_day: addDays(today, -400) },
      also: [{ class_day: addDays(today, -399) }],
      not: [{ class_day: addDays(today, -401) }, { class_day: addDays(today, -398) }],
    }),
    record("of the day", (trx) => countsForToday(trx, scope, asker), {
      also: [{ closed_ms: "1" }, { closed_ms: "1", counted_ms: just(end, -1) }, { counted_ms: "0" }],
      not: [
        ELSEWHERE,
        MERGED,
        { class: "discarded" },
        { class: "suspected", interviewed_ms: "1" },
        { closed_ms: "1", counted_ms: just(start, -1) },
        { closed_ms: "1", counted_ms: just(end) },
      ],
    }),
    record("nobody interviewed", asksFor(UNINTERVIEWED, asker), {
      row: { interviewed_ms: null },
      also: [{ class: "suspected" }],
      not: [ELSEWHERE, MERGED, { interviewed_ms: "1" }, { closed_ms: "1" }, { class: "discarded" }],
    }),
    record("by commune", (trx) => caseCommunes(trx, scope), {
      not: [ELSEWHERE, MERGED, { commune: null }],
    }),
    record("open by commune", async (trx) => (await caseCommunes(trx, scope)).map(({ open }) => open), {
      not: [{ closed_ms: "1" }],
    }),
    record("of some people", (trx) => casesOf(trx, ["p"]), {
      row: { person_id: "p" },
      also: [{ closed_ms: "1" }],
      not: [{ person_id: "q" }, MERGED],
    }),
    record("one", (trx) => findCase(trx, scope, "new"), { not: [ELSEWHERE, { id: "other" }] }),
    record("that are held", (trx) => lockCase(trx, scope, "new"), { not: [ELSEWHERE, { id: "other" }] }),
    record("of a call", (trx) => recordedBy(trx, "o"), {
      row: { once: "o" },
      not: [{ once: "n" }],
    }),
    record("of the same person", (trx) => othersOf(trx, { id: "it", person_id: "p" }), {
      row: { person_id: "p" },
      not: [{ person_id: "q" }, { id: "it" }, MERGED],
    }),
    record(
      "that came of contacts of a case",
      async (trx) => (await chainOf(trx, { id: "c", from_contact_id: null })).onward,
      {
        row: { from_contact_id: "near" },
        not: [{ from_contact_id: ours.contactId }, MERGED],
        prepare: (trx) => copy(trx, "contact", { id: "near", case_id: "c" }),
      },
    ),
    record(
      "of people who move",
      async (trx) => {
        await moveCases(trx, ["p"], { unitId: ours.partnerId, unitPath: "y/" });
        return became("unit_path", "y/")(trx);
      },
      { row: { person_id: "p" }, not: [{ person_id: "q" }] },
    ),
    record(
      "that come from a contact",
      async (trx) => {
        await setFromContact(trx, "new", "z");
        return became("from_contact_id", "z")(trx);
      },
      { row: { from_contact_id: null }, not: [{ from_contact_id: "y" }, { id: "other" }] },
    ),
    record("of the same illness", (trx) => openCaseOf(trx, ["p"], today), {
      row: { person_id: "p", sample_day: today },
      also: [
        { sample_day: addDays(today, -30) },
        { sample_day: addDays(today, 30) },
        { sample_day: null, onset_day: addDays(today, -30) },
        { sample_day: null, onset_day: null, class_day: addDays(today, 30) },
      ],
      not: [
        ...[{ person_id: "q" }, { closed_ms: "1" }, MERGED, { class: "discarded" }],
        { sample_day: null, onset_day: addDays(today, -31) },
        ...[{ sample_day: addDays(today, -31) }, { sample_day: addDays(today, 31) }],
      ],
    }),
    record("that are open, of somebody", (trx) => hasOpenCase(trx, "p"), {
      row: { person_id: "p" },
      not: [{ person_id: "q" }, { closed_ms: "1" }, MERGED],
    }),
    record("to give away", (trx) => recordsOf(trx, ["p"]), {
      row: { person_id: "p" },
      not: [{ person_id: "q" }, MERGED],
    }),
  ];
}

/** What there is around cases. */
export function questionsAroundCases(asker: Asker): readonly Question[] {
  const { ours, theirs, now, scope, path } = asker;
  const is = (
    of: string,
    table: string,
    row: Question["row"],
    not: Question["not"],
    ask: Question["ask"],
    rest: Partial<Question> = {},
  ): Question => ({
    ...{ of, table, row, not, ask },
    ...rest,
  });
  const cases = { case_id: ours.caseId };
  const other = { case_id: ours.plainCase };
  const plainly = { case_id: ours.plainCase, contact_id: null };
  const merge = { keep_id: ours.plainCase, undone_ms: null };
  const ask = {
    way: "ask",
    answer: "shown",
    answered_ms: just(now, 1),
    asker_unit_path: path,
    other_unit_path: "x/",
  };
  return [
    is("changes of class", "case_class", { ...cases, version: 900 }, [other], (trx) =>
      classesOf(trx, ours.caseId),
    ),
    is("the course of a case", "course", cases, [other], (trx) => courseOf(trx, ours.caseId)),
    is(
      "the course of what was merged into a case",
      "course",
      { case_id: "gone" },
      [other],
      (trx) => courseOf(trx, ours.caseId),
      { prepare: (trx) => copy(trx, "case_record", { id: "gone", merged_into: ours.caseId }) },
    ),
    is("entries of a case", "course", cases, [other], (trx) => countCourse(trx, ours.caseId)),
    is("an entry", "course", cases, [{ id: "other" }, { case_id: theirs.caseId }], (trx) =>
      lockCourse(trx, scope, { id: "new" }),
    ),
    is("the course of somebody", "course", { person_id: "p" }, [{ person_id: "q" }], (trx) =>
      courseAbout(trx, "p"),
    ),
    is(
      "answers about somebody",
      "questionnaire",
      { ...plainly, person_id: "p" },
      [{ person_id: "q" }],
      (trx) => answersAbout(trx, "p"),
    ),
    is("answers of a case", "questionnaire", plainly, [{ case_id: ours.codedCase }], (trx) =>
      answersOf(trx, { caseId: ours.plainCase }),
    ),
    is(
      "answers that are held",
      "questionnaire",
      { ...plainly, person_id: ours.personId },
      [{ case_id: ours.codedCase }, { person_id: theirs.personId }],
      (trx) => lockAnswers(trx, scope, { caseId: ours.plainCase }),
    ),
    is(
      "samples of somebody",
      "sample",
      { person_id: ours.personId },
      [{ person_id: "q" }, { person_id: theirs.personId }],
      (trx) => samplesOf(trx, scope, [ours.personId, theirs.personId]),
    ),
    is(
      "samples of a case",
      "sample",
      { case_id: ours.caseId, contact_id: null },
      [{ case_id: ours.plainCase }],
      (trx) => countSamples(trx, { caseId: ours.caseId }),
    ),
    is(
      "samples of a contact",
      "sample",
      { case_id: null, contact_id: ours.contactId },
      [{ contact_id: ours.quarantinedContact }],
      (trx) => countSamples(trx, { contactId: ours.contactId }),
    ),
    is(
      "a sample",
      "sample",
      { person_id: ours.personId },
      [{ id: "other" }, { person_id: theirs.personId }],
      (trx) => lockSample(trx, scope, { id: "new" }),
    ),
    is(
      "samples that wait",
      "sample",
      { result: null, taken_day: 9 },
      [{ result: "positive" }, { taken_day: 8 }],
      (trx) => lockWaiting(trx, [9]),
    ),
    is(
      "people near a case, by who entered them",
      "contact",
      { case_id: ours.caseId, unit_path: path },
      [{ case_id: ours.plainCase }, { unit_path: "x/" }],
      (trx) => contactsEntered(trx, scope, ours.caseId),
    ),
    is(
      "exposures",
      "contact",
      { person_id: "p", day: 9, unit_path: path },
      [{ person_id: "q" }, { day: null }, { unit_path: "x/" }],
      (trx) => exposuresOf(trx, scope, ["p"]),
    ),
    is(
      "people near a case, counted",
      "contact",
      { case_id: ours.caseId, unit_path: path },
      [{ case_id: ours.plainCase }, { unit_path: "x/" }],
      (trx) => countNear(trx, scope, ours.caseId, now),
    ),
    is(
      "people near a case who are late",
      "contact",
      { case_id: ours.caseId, due_ms: just(now, -1) },
      [{ due_ms: just(now) }, { due_ms: null }],
      async (trx) => (await countNear(trx, scope, ours.caseId, now)).late,
    ),
    is(
      "quarantines of somebody, for a case",
      "quarantine",
      { person_id: "p", unit_path: path },
      [{ person_id: "q" }, { unit_path: "x/" }],
      (trx) => coursesOf(trx, scope, ["p"]),
    ),
    is(
      "people near a case in quarantine",
      "quarantine",
      { person_id: "p", unit_path: path, ended_day: null },
      [{ person_id: "q" }, { unit_path: "x/" }, { ended_day: 9 }],
      async (trx) => (await countNearInQuarantine(trx, scope, ours.caseId)).now,
      { prepare: (trx) => copy(trx, "contact", { id: "near", person_id: "p", case_id: ours.caseId }) },
    ),
    is("hand-overs of a case", "hand_over", cases, [other], (trx) => handOversOf(trx, ours.caseId)),
    is("merges into a case", "case_merge", merge, [{ keep_id: ours.caseId }, { undone_ms: "1" }], (trx) =>
      mergesInto(trx, ours.plainCase),
    ),
    is(
      "a merge",
      "case_merge",
      merge,
      [{ id: "other" }, { undone_ms: "1" }, { keep_id: theirs.plainCase }],
      (trx) => findMerge(trx, scope, "new"),
    ),
    is("codes of a case", "case_code", cases, [other], (trx) => codesOf(trx, ours.caseId)),
    is(
      "codes of what was merged into a case",
      "case_code",
      { case_id: "gone" },
      [other],
      (trx) => codesOf(trx, ours.caseId),
      { prepare: (trx) => copy(trx, "case_record", { id: "gone", merged_into: ours.caseId }) },
    ),
    is("codes to be shown", "case_code", { ...cases, made: true }, [other, { made: false }], (trx) =>
      madeCodesOf(trx, [ours.caseId], now),
    ),
    is(
      "hand-overs that wait",
      "hand_over",
      { ...cases, answer: null },
      [other, { answer: "declined" }],
      (trx) => waitingHandOversOf(trx, [ours.caseId]),
    ),
    is(
      "whether a hand-over waits",
      "hand_over",
      { ...cases, answer: null },
      [other, { answer: "declined" }],
      (trx) => handOverWaits(trx, ours.caseId),
    ),
    is(
      "hand-overs of the day",
      "hand_over",
      { to_unit_path: path, answer: null },
      [{ to_unit_path: "x/" }, { answer: "taken" }],
      asksFor(HAND_OVERS, asker),
    ),
    is(
      "hand-overs of units within reach",
      "hand_over",
      { to_unit_path: path, from_unit_path: "x/", answer: null },
      [{ to_unit_path: "x/" }, { answer: "taken" }],
      (trx) => waitingWithin(trx, scope),
      { also: [{ to_unit_path: "x/", from_unit_path: path }] },
    ),
    is("a case by its id", "case_record", {}, [{ id: "other" }], (trx) =>
      caseCalled(trx, "new").catch(() => "none"),
    ),
    is(
      "earlier contacts",
      "contact",
      { person_id: "p", became_case_id: null, class: null },
      [{ person_id: "q" }, { became_case_id: "c" }, { class: "none" }],
      (trx) => openContactsOf(trx, ["p"]),
      {
        also: [{ class: "F2" }],
      },
    ),
    is("contacts of somebody", "contact", { person_id: "p" }, [{ person_id: "q" }], (trx) =>
      contactsOf(trx, ["p"], 10),
    ),
    is("contacts to give away", "contact", { person_id: "p" }, [{ person_id: "q" }], (trx) =>
      recordsOf(trx, ["p"]),
    ),
    is(
      "contacts that become a case",
      "contact",
      { became_case_id: null },
      [{ became_case_id: "other" }, { id: "other" }],
      async (trx) => {
        await setBecameCase(trx, "z", ["new"], { by: "b", now });
        return trx.selectFrom("contact").select("id").where("became_case_id", "=", "z").execute();
      },
    ),
    is(
      "requests of units within reach",
      "care_request",
      { ...ask, answer: null },
      [{ asker_unit_path: "x/" }, { answer: "shown", answered_ms: just(minus(now, Days(7))) }],
      (trx) => requestsWithin(trx, scope, now),
      {
        also: [
          { asker_unit_path: "x/", other_unit_path: path },
          { answer: "shown", answered_ms: just(minus(now, Days(7)), 1) },
        ],
      },
    ),
    is(
      "requests that wait",
      "care_request",
      { ...ask, answer: null, other_unit_path: path },
      [{ answer: "declined" }, { other_unit_path: "x/" }],
      asksFor(CARE_REQUESTS, asker),
    ),
    is(
      "answers of the day",
      "care_request",
      { ...ask, answered_ms: just(minus(now, Days(1)), 1) },
      [
        { way: "give" },
        { answer: "declined" },
        { answered_ms: just(minus(now, Days(1))) },
        { asker_unit_path: "x/" },
        { other_unit_path: path },
      ],
      asksFor(CARE_ANSWERED, asker),
      { also: [{ answer: "moved" }] },
    ),
    is(
      "whether a unit asked before",
      "care_request",
      { of_person: ours.personId, asker_unit_id: ours.unitId, answer: null },
      [{ of_person: theirs.personId }, { asker_unit_id: ours.partnerId }, { answer: "declined" }],
      (trx) => waits(trx, ours.personId, ours.unitId),
    ),
    is(
      "cases that are shown",
      "care_request",
      { of_person: ours.personId, answer: "shown", until_ms: just(now, 1), asker_unit_path: path },
      [
        { answer: "moved" },
        { until_ms: just(now) },
        { asker_unit_path: "x/" },
        { of_person: theirs.personId },
      ],
      (trx) => shownCaseOf(trx, asker, "seen"),
      { prepare: (trx) => copy(trx, "case_record", { id: "seen", person_id: ours.personId, ...ELSEWHERE }) },
    ),
    is(
      "who goes along with a case",
      "contact",
      { person_id: "p", case_id: ours.caseId, unit_id: ours.unitId, class: null, due_ms: null },
      [
        { case_id: theirs.caseId },
        { unit_id: ours.partnerId },
        { class: "F2" },
        { person_id: ours.personId },
      ],
      (trx) => openContactsNear(trx, ours.personId, ours.unitId),
      { also: [{ class: "F2", due_ms: "1" }] },
    ),
  ];
}
