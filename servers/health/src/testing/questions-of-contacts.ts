/** Questions about contacts and follow-ups. */
import { addDays, Day, dayStart } from "@bluezone/protocol/time";
import { contactsOfContact, followUpsOf } from "../contacts/around-store.ts";
import { lockNear, namedContacts } from "../contacts/evidence-store.ts";
import { contactsOfPeople } from "../contacts/follow-ups/end-store.ts";
import {
  countFollowUps,
  type FollowUpDue,
  findFollowUps,
  lockFollowUp,
  noteNext,
} from "../contacts/follow-ups/store.ts";
import { FOLLOW_UPS } from "../contacts/follow-ups/waiting-store.ts";
import { type Filter, listContacts } from "../contacts/list-store.ts";
import { moveContacts, movePeople } from "../contacts/moves-store.ts";
import {
  contactsWithin,
  findContact,
  isThere,
  lastContactOf,
  lockBecame,
  shownContactOf,
} from "../contacts/store.ts";
import { countsForToday } from "../contacts/today-store.ts";
import { contactsBetween, nearOthers, positiveCasesOf } from "../contacts/trace-store.ts";
import { UNCLASSED } from "../contacts/waiting-store.ts";
import type { Transaction } from "../tables.ts";
import { copy } from "./copied.ts";
import { type Asker, ELSEWHERE, just, type Question } from "./questions.ts";
import { asksFor } from "./waiting.ts";

/** What there are of. */
export function questionsOfContacts(asker: Asker): readonly Question[] {
  const { ours, now, today, scope, path } = asker;
  const end = dayStart(addDays(today, 1), "vietnam");
  const plain = { person_id: "p", unit_path: path, class: null, day: 5, case_id: "c" };
  /** Rows of a list and how many it finds; not how many there are at all. */
  const listed = (filter: Partial<Filter>) => async (trx: Transaction) => {
    const nobody = { number: undefined, marks: undefined };
    const { rows, found } = await listContacts(trx, asker, { limit: 100, ...filter }, nobody);
    return [rows.length, found];
  };
  const contact = (
    of: string,
    ask: Question["ask"],
    { row = {}, ...rest }: Pick<Question, "not"> & Partial<Question>,
  ): Question => ({
    ...{ of, table: "contact", ask, ...rest },
    row: { ...plain, became_case_id: null, due_ms: null, ...row },
  });
  const due = (of: "late" | "today" | "later", found: readonly string[], not: readonly (string | null)[]) =>
    contact(`contacts due ${of}`, listed({ due: of }), {
      row: { due_ms: found[0] ?? "" },
      also: found.map((due_ms) => ({ due_ms })),
      not: [...not.map((due_ms) => ({ due_ms })), ELSEWHERE],
    });
  const merged = (trx: Transaction) => copy(trx, "case_record", { id: "c", merged_into: ours.caseId });
  return [
    contact("of a class", listed({ class: "F2" }), {
      row: { class: "F2" },
      not: [{ class: "F1" }, { class: null }, { became_case_id: "c" }, ELSEWHERE],
    }),
    contact("that wait for a class", listed({ class: "waiting" }), {
      not: [{ class: "F1" }, { became_case_id: "c" }],
    }),
    contact("that became a case", listed({ class: "case" }), {
      row: { became_case_id: "c" },
      also: [{ class: "F1" }],
      not: [{ became_case_id: null }],
    }),
    contact("from a source", listed({ source: "file" }), {
      row: { source: "file" },
      not: [{ source: "app" }],
    }),
    contact("with evidence from the app", listed({ source: "app" }), {
      row: { sent_ms: just(now) },
      also: [{ source: "interview" }, { source: "app" }],
      not: [{ sent_ms: null }],
    }),
    contact("of one person near one case", (trx) => lockNear(trx, scope, { personId: "p", caseId: "c" }), {
      not: [{ person_id: "q" }, { case_id: "d" }, { case_id: null }, ELSEWHERE],
    }),
    contact("near a case of somebody who calls", (trx) => namedContacts(trx, scope, ["p"]), {
      not: [{ person_id: "q" }, { case_id: null }, { became_case_id: "c" }, ELSEWHERE],
    }),
    contact("of somebody who died", (trx) => contactsOfPeople(trx, ["p"]), {
      also: [ELSEWHERE],
      not: [{ person_id: "q" }],
    }),
    contact("of a case", listed({ caseId: "c" }), { not: [{ case_id: "d" }, { case_id: null }] }),
    contact("of a commune", listed({ commune: ours.commune }), {
      row: { person_id: ours.personId },
      not: [{ person_id: "p" }, { person_id: asker.theirs.personId }],
    }),
    contact("of which nothing is due", listed({ due: "none" }), { not: [{ due_ms: just(now) }] }),
    due("late", [just(now, -1)], [just(now), null]),
    due("today", [just(now), just(end, -1)], [just(now, -1), just(end), null]),
    due("later", [just(end)], [just(end, -1), null]),
    contact("of the day", (trx) => countsForToday(trx, scope, asker), {
      row: { class: "F1" },
      also: [{ class: "F2" }],
      not: [ELSEWHERE, { became_case_id: "c" }, { class: "none" }, { class: null }],
    }),
    contact("nobody classified", asksFor(UNCLASSED, asker), {
      row: { class: null },
      not: [ELSEWHERE, { became_case_id: "c" }, { class: "none" }],
    }),
    contact("one", (trx) => findContact(trx, scope, "new"), { not: [ELSEWHERE, { id: "other" }] }),
    contact("some", (trx) => contactsWithin(trx, scope, ["new"]), { not: [ELSEWHERE, { id: "other" }] }),
    contact("near a contact", (trx) => contactsOfContact(trx, ours.contactId), {
      row: { of_contact_id: ours.contactId },
      not: [{ of_contact_id: null }, { of_contact_id: ours.quarantinedContact }],
    }),
    contact("of a day, near a case", (trx) => isThere(trx, "p", "c", 5), {
      not: [{ person_id: "q" }, { case_id: "d" }, { case_id: null }, { day: 6 }, { day: null }],
    }),
    contact("of no day, near no case", (trx) => isThere(trx, "p", null, null), {
      row: { case_id: null, day: null },
      not: [{ case_id: "c" }, { day: 5 }],
    }),
    contact("the last", (trx) => lastContactOf(trx, "p"), {
      also: [{ class: "F1" }],
      not: [{ person_id: "q" }, { day: null }, { class: "none" }],
    }),
    contact("that became a case", (trx) => lockBecame(trx, "c"), {
      row: { became_case_id: "c" },
      not: [{ became_case_id: "d" }, { became_case_id: null }],
    }),
    contact("from one day to another", (trx) => contactsBetween(trx, scope, "c", [Day(5), Day(7)]), {
      also: [{ day: 7 }, { day: null, sent_day: 5 }, { day: 4, sent_day: 7 }],
      not: [
        { day: 4 },
        { day: 8 },
        { day: null },
        { day: null, sent_day: 8 },
        { day: null, sent_day: 4 },
        { case_id: "d" },
        ELSEWHERE,
      ],
    }),
    contact("near other cases", (trx) => nearOthers(trx, { id: ours.plainCase, person_id: "p" }), {
      row: { case_id: ours.caseId },
      not: [{ person_id: "q" }, { case_id: ours.plainCase }, { case_id: "c" }],
      prepare: merged,
    }),
    contact(
      "that go over to another case",
      async (trx) => [await moveContacts(trx, "c", "d", ["new"]), await moveContacts(trx, "c", "d", [])],
      { not: [{ case_id: "e" }, { id: "other" }] },
    ),
    contact("that all go over to another case", (trx) => moveContacts(trx, "c", "d"), {
      also: [{ id: "other" }],
      not: [{ case_id: "e" }],
    }),
  ];
}

/** What there is of a contact's follow-ups, of who is shown by other units, of cases that contacts come from. */
export function questionsAroundContacts(asker: Asker): readonly Question[] {
  const { ours, theirs, now, today, scope, path } = asker;
  const [start, end] = [dayStart(today, "vietnam"), dayStart(addDays(today, 1), "vietnam")];
  const followUp = (
    of: string,
    ask: Question["ask"],
    { row = {}, ...rest }: Pick<Question, "not"> & Partial<Question>,
  ): Question => ({
    ...{ of: `follow-ups ${of}`, table: "follow_up", ask, ...rest },
    row: { contact_id: ours.contactId, unit_path: path, due_ms: just(now), done_ms: null, ...row },
  });
  /** Of a part of the list: those of it and how many there are. */
  const part = (when: FollowUpDue, found: readonly Question["row"][], not: readonly Question["row"][]) =>
    followUp(
      when,
      async (trx) => [
        (await findFollowUps(trx, scope, when, asker, 100)).length,
        (await countFollowUps(trx, scope, asker))[when],
      ],
      { row: found[0] ?? {}, also: found, not: [...not, ELSEWHERE] },
    );
  const done = { due_ms: "0", done_ms: just(start) };
  return [
    part("late", [{ due_ms: just(now, -1) }], [{ due_ms: just(now) }, done]),
    part(
      "today",
      [{ due_ms: just(now) }, { due_ms: just(end, -1) }],
      [{ due_ms: just(now, -1) }, { due_ms: just(end) }],
    ),
    part("later", [{ due_ms: just(end) }], [{ due_ms: just(end, -1) }, { ...done, due_ms: just(end) }]),
    part("done", [done], [{ done_ms: just(start, -1) }, { done_ms: null }]),
    followUp("of the day", (trx) => countsForToday(trx, scope, asker), {
      also: [{ due_ms: just(end, -1) }, { due_ms: just(now, -1) }, done],
      not: [ELSEWHERE, { due_ms: just(end) }, { done_ms: just(start, -1) }],
    }),
    followUp("to do today", asksFor(FOLLOW_UPS, asker), {
      also: [{ due_ms: just(end, -1) }, { due_ms: just(now, -1) }],
      not: [ELSEWHERE, { due_ms: just(end) }, done],
    }),
    followUp("of a contact", (trx) => followUpsOf(trx, ours.contactId), {
      not: [{ contact_id: ours.quarantinedContact }],
    }),
    followUp("that are held", (trx) => lockFollowUp(trx, scope, { id: "new" }), {
      not: [ELSEWHERE, { id: "other" }],
    }),
    followUp(
      "that are next",
      async (trx) => {
        await noteNext(trx, ours.contactId);
        const all = await trx
          .selectFrom("contact")
          .select(["id", "due_ms", "due_kind"])
          .orderBy("id")
          .execute();
        return all.filter(({ due_ms }) => due_ms !== null);
      },
      {
        row: { due_ms: "5" },
        not: [{ contact_id: ours.quarantinedContact }, { done_ms: just(now) }, { due_ms: just(end) }],
      },
    ),
    followUp(
      "of people who move",
      async (trx) => {
        await movePeople(trx, [theirs.personId], { unitId: ours.partnerId, unitPath: "y/" });
        return trx.selectFrom("follow_up").select("id").where("unit_path", "=", "y/").execute();
      },
      {
        row: { contact_id: "moves" },
        not: [{ contact_id: ours.contactId }],
        prepare: (trx) => copy(trx, "contact", { id: "moves", person_id: theirs.personId }),
      },
    ),
    {
      of: "contacts who are shown",
      table: "care_request",
      row: { of_person: ours.personId, answer: "shown", until_ms: just(now, 1), asker_unit_path: path },
      not: [
        { answer: "declined" },
        { until_ms: just(now) },
        { asker_unit_path: "x/" },
        { of_person: theirs.personId },
      ],
      ask: (trx) => shownContactOf(trx, asker, "seen"),
      prepare: (trx) => copy(trx, "contact", { id: "seen", person_id: ours.personId, ...ELSEWHERE }),
    },
    {
      of: "positive cases of somebody",
      table: "case_record",
      row: { person_id: "p", merged_into: null, class: "confirmed" },
      also: [{ class: "probable" }],
      not: [{ person_id: "q" }, { merged_into: "c" }, { class: "discarded" }],
      ask: (trx) => positiveCasesOf(trx, ["p"]),
    },
  ];
}
