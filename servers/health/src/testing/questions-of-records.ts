/** Questions about codes of cases, results, reports, requests about data, and keys. */
import { addDays, Day, Days, dayStart, Hours, Minutes, minus, plus } from "@bluezone/protocol/time";
import { enabledKeys, setDisabled } from "../api-keys/store.ts";
import { wasPositive } from "../case-codes/case-store.ts";
import { countCodes, findCodes, findCounted, findWithout } from "../case-codes/list-store.ts";
import {
  dropCaseCode,
  dueToSend,
  endOthers,
  lastMessageState,
  latestOf,
  lockCaseCode,
  messageState,
  noteCertified,
  noteClaimed,
  takeToSend,
  wasSent,
} from "../case-codes/store.ts";
import { livingShortCodes, wrongCodes } from "../codes/store.ts";
import { closeDeletions, markDeleting, peopleDeleting } from "../data/delete-store.ts";
import { countContacts } from "../data/standing-store.ts";
import { closeRequest, findRequest, listRequests, moveRequests, readingsOf } from "../data/store.ts";
import { countsForToday as dataToday } from "../data/today-store.ts";
import { COUNTERS, casesByOnset } from "../reports/counters-store.ts";
import { codesWatched, heldAt, recentHolds } from "../reports/hold/store.ts";
import { newCases } from "../reports/new-cases-store.ts";
import { findReport, listClosed, reportOf } from "../reports/store.ts";
import { findTold } from "../reports/told-store.ts";
import { dueNotices, holdNotice } from "../results/notices-store.ts";
import { faultsOf, findFile, findFiles, holdFile, nextFile } from "../results/store.ts";
import { FAULTY_FILES } from "../results/waiting-store.ts";
import type { Transaction } from "../tables.ts";
import { type Columns, loose } from "./copied.ts";
import { type Asker, ELSEWHERE, just, type Question } from "./questions.ts";
import { asksFor } from "./waiting.ts";

/** A question of a table. */
const is = (
  of: string,
  table: string,
  row: Columns,
  not: Question["not"],
  ask: Question["ask"],
  rest: Partial<Question> = {},
): Question => ({ ...{ of, table, row, not, ask }, ...rest });

/** Rows of a table that hold something. */
const having = (trx: Transaction, table: string, column: string, value: string | null) =>
  loose(trx)
    .selectFrom(table)
    .select("id")
    .where(column, value === null ? "is" : "=", value)
    .orderBy("id")
    .execute();

/** What there are of codes of cases. */
export function questionsOfCodes(asker: Asker): readonly Question[] {
  const { ours, theirs, now, today, scope } = asker;
  const plain = {
    ...{ case_id: ours.plainCase, way: "new", made: true, sms: "sent", tries: 0, next_try_ms: null },
    ...{ issued_ms: just(now), until_ms: just(now, 1), claimed_ms: null, certified_ms: null, ended_ms: null },
  };
  const code = (
    of: string,
    ask: Question["ask"],
    row: Columns,
    not: Question["not"],
    rest: Partial<Question> = {},
  ) => is(`codes ${of}`, "case_code", { ...plain, ...row }, not, ask, rest);
  const THEIRS = { case_id: theirs.plainCase };
  const asked = { limit: 100, offset: 0 };
  const without = { unit_path: asker.path, merged_into: null, closed_ms: null, class: "confirmed" };
  const old = addDays(today, -29);
  return [
    code("of a case", (trx) => findCodes(trx, scope, { ...asked, caseId: ours.plainCase }, now), {}, [
      { case_id: ours.caseId },
      THEIRS,
    ]),
    code(
      "of a state",
      (trx) => findCodes(trx, scope, { ...asked, state: "used" }, now),
      { claimed_ms: "1" },
      [{ claimed_ms: null }, THEIRS],
    ),
    ...(
      [
        ["used", { claimed_ms: "1", ended_ms: "1" }, [{ claimed_ms: null }]],
        ["ended", { ended_ms: "1" }, [{ ended_ms: null }]],
        ["ended", { until_ms: just(now) }, [{ until_ms: just(now, 1) }]],
        ["sending", { sms: "waiting" }, [{ sms: "sent" }, { sms: "failed" }]],
        ["sending", { sms: "sending" }, [{ sms: "unsure" }]],
        ["attention", { sms: "failed" }, [{ sms: "sent" }, { sms: "none" }]],
        ["attention", { made: false }, [{ made: true }]],
        [
          "ending",
          { until_ms: just(plus(now, Hours(4))) },
          [{ until_ms: just(plus(now, Hours(4)), 1) }, { way: "slip" }],
        ],
        ["open", { until_ms: just(plus(now, Hours(4)), 1) }, [{ until_ms: just(plus(now, Hours(4))) }]],
      ] as const
    ).map(([state, row, not]) =>
      code(`that are ${state}`, async (trx) => (await countCodes(trx, scope, now))[state], row, [
        ...not,
        THEIRS,
      ]),
    ),
    code(
      "that went out",
      (trx) => findCounted(trx, scope, today),
      { issued_ms: just(dayStart(today, "vietnam")) },
      [...[{ made: false }, { way: "revised" }, THEIRS], { issued_ms: just(dayStart(today, "vietnam"), -1) }],
    ),
    is(
      "cases without a code",
      "case_record",
      { ...without, sample_day: addDays(today, -28), result_day: old, onset_day: null },
      [
        ...[
          ELSEWHERE,
          { merged_into: "c" },
          { closed_ms: "1" },
          { class: "discarded" },
          { class: "suspected" },
        ],
        ...[{ sample_day: old }, { sample_day: null, class_day: old }],
      ],
      async (trx) => findWithout(trx, scope, today, 100),
      {
        also: [
          { sample_day: old, result_day: addDays(today, -28) },
          { sample_day: old, onset_day: addDays(today, -28) },
        ],
      },
    ),
    code("that are due to be sent", (trx) => dueToSend(trx, now, 100), { next_try_ms: just(now) }, [
      { next_try_ms: just(now, 1) },
      { next_try_ms: null },
      { ended_ms: "1" },
    ]),
    code(
      "taken to be sent",
      (trx) => takeToSend(trx, "new", now),
      { next_try_ms: just(now), sms: "waiting" },
      [{ next_try_ms: just(now, 1) }, { ended_ms: "1" }, { id: "other" }],
    ),
    code("that went out last", (trx) => latestOf(trx, ours.plainCase), {}, [THEIRS]),
    code("by the state of the message", (trx) => messageState(trx, "new"), {}, [{ id: "other" }]),
    code("by the state of the last message", (trx) => lastMessageState(trx, ours.plainCase), {}, [THEIRS]),
    code(
      "that may have reached somebody",
      (trx) => wasSent(trx, ours.plainCase),
      { sms: "failed" },
      [{ made: false }, THEIRS],
      { also: ["sending", "sent", "unsure"].map((sms) => ({ made: false, sms })) },
    ),
    code("that are held", (trx) => lockCaseCode(trx, scope, "new"), {}, [{ id: "other" }, THEIRS]),
    code(
      "that others end",
      (trx) => endOthers(trx, ours.plainCase, "but", now),
      {},
      [...[THEIRS, { ended_ms: "1" }, { claimed_ms: "1" }, { id: "but" }], { until_ms: just(now) }],
      {
        also: [
          { until_ms: null, next_try_ms: "1" },
          { until_ms: null, sms: "unsure" },
        ],
      },
    ),
    code(
      "never made",
      async (trx) => {
        await dropCaseCode(trx, "new");
        return having(trx, "case_code", "case_id", ours.plainCase);
      },
      {},
      [{ made: false }],
      { also: [{ id: "other", made: false }] },
    ),
    ...(
      [
        [noteClaimed, "claimed_ms"],
        [noteCertified, "certified_ms"],
      ] as const
    ).map(([note, column]) =>
      code(
        `noted as ${column}`,
        async (trx) => {
          await note(trx, "mine", now);
          return having(trx, "case_code", column, just(now));
        },
        { code_id: "mine" },
        [{ code_id: "other" }],
      ),
    ),
    is(
      "whether somebody was a case before",
      "case_record",
      { counted_ms: "1" },
      [{ counted_ms: null }, { id: "other" }],
      (trx) => wasPositive(trx, "new"),
    ),
  ];
}

/** What there are of files, reports and holds. */
export function questionsOfFiles(asker: Asker): readonly Question[] {
  const { ours, now, today, scope, path } = asker;
  const file = { unit_path: path, state: "waiting", made_ms: "0", faults: 1 };
  const notice = {
    ...{ id: "new", unit_id: ours.unitId, sample_day: today, phone: Buffer.from("x"), sending: false },
    ...{ tries: 0, next_try_ms: just(now), made_ms: just(now) },
  };
  const report = { unit_id: ours.unitId, unit_path: path, period: "week", day: today };
  const hold = {
    ...{
      id: "new",
      of: "all",
      cause: "surge",
      from_ms: just(minus(now, Hours(25)), 1),
      until_ms: "1",
      codes: 1,
      most: 1,
    },
    ...{
      by: null,
      reason: "",
      asked_by: null,
      asked_reason: "",
      decision: null,
      decided_ms: null,
      decided_by: null,
    },
    decision_reason: "",
  };
  const code = {
    ...{ id: "new", issuer: "x", short_hash: Buffer.from("s"), long_hash: null, report_type: "confirmed" },
    ...{ symptom_day: null, test_day: null, nonce_hash: null, used_ms: null, made_ms: just(now) },
    ...{ short_until_ms: just(now, 1), long_until_ms: just(now, 1) },
  };
  const [from, to] = [now, plus(now, Hours(1))];
  const record = {
    unit_path: path,
    unit_id: ours.unitId,
    merged_into: null,
    class: "confirmed",
    counted_ms: just(from),
  };
  /** A figure of reports, with rows that count and others. */
  const figure = (
    key: keyof typeof COUNTERS,
    table: string,
    row: Columns,
    not: Question["not"],
    also: Question["not"] = [],
  ) =>
    is(
      `the figure ${key}`,
      table,
      { unit_id: ours.unitId, ...row },
      not,
      (trx) => COUNTERS[key]?.(trx, from, to) ?? Promise.resolve(),
      { also },
    );
  const during = (column: string) =>
    [
      [{ [column]: just(from, -1) }, { [column]: just(to) }],
      [{ [column]: just(from) }, { [column]: just(to, -1) }],
    ] as const;
  const quarantine = { person_id: "p", ended_day: null, place: "home" };
  return [
    is("files", "lab_file", file, [ELSEWHERE], (trx) => findFiles(trx, scope, 100)),
    is("a file", "lab_file", file, [ELSEWHERE, { id: "other" }], (trx) => findFile(trx, scope, "new")),
    is(
      "the file that is next",
      "lab_file",
      file,
      [{ state: "done" }, { state: "cancelled" }, { made_ms: just(now, 9) }],
      (trx) => nextFile(trx),
      { also: [{ state: "working" }] },
    ),
    is(
      "a file that is held",
      "lab_file",
      file,
      [{ state: "done" }, { id: "other" }],
      (trx) => holdFile(trx, "new"),
      { also: [{ state: "working" }] },
    ),
    is(
      "files with faults",
      "lab_file",
      { ...file, made_ms: just(minus(now, Days(7)), 1) },
      [ELSEWHERE, { faults: 0 }, { made_ms: just(minus(now, Days(7))) }],
      asksFor(FAULTY_FILES, asker),
    ),
    is(
      "faults of a file",
      "lab_fault",
      { file_id: ours.fileId, row: 900, column: "x", code: "y" },
      [{ file_id: ours.waitingFile }],
      (trx) => faultsOf(trx, ours.fileId, 100),
    ),
    is("messages that are due", "negative_notice", notice, [{ next_try_ms: just(now, 1) }], (trx) =>
      dueNotices(trx, now, 100),
    ),
    is(
      "a message that is held",
      "negative_notice",
      notice,
      [{ next_try_ms: just(now, 1) }, { id: "other" }],
      (trx) => holdNotice(trx, "new", now),
    ),
    is("a report", "report_closed", report, [ELSEWHERE, { id: "other" }], (trx) =>
      findReport(trx, scope, "new"),
    ),
    is(
      "the report of a time",
      "report_closed",
      report,
      [{ unit_id: ours.partnerId }, { period: "day" }, { day: addDays(today, 7) }],
      (trx) => reportOf(trx, ours.unitId, { period: "week", day: today }),
    ),
    is(
      "reports",
      "report_closed",
      report,
      [ELSEWHERE],
      (trx) => listClosed(trx, scope, { limit: 100, offset: 0 }),
      { also: [{ period: "day", day: 1 }] },
    ),
    is(
      "a week as it was told",
      "told_week",
      { figure: "casesNew", day: today, told: "{}" },
      [{ figure: "casesOpen" }, { day: addDays(today, 7) }],
      (trx) => findTold(trx, { figure: "casesNew", day: today }).then((told) => (told ? [told] : [])),
    ),
    is("reports of a unit", "report_closed", report, [{ unit_id: ours.partnerId }], (trx) =>
      listClosed(trx, scope, { unitId: ours.unitId, limit: 100, offset: 0 }),
    ),
    is("reports of weeks", "report_closed", report, [{ period: "day", day: 1 }], (trx) =>
      listClosed(trx, scope, { period: "week", limit: 100, offset: 0 }),
    ),
    is(
      "holds of a day and an hour",
      "alert_hold",
      hold,
      [{ of: "selfReports" }, { from_ms: just(minus(now, Hours(25))) }],
      (trx) => recentHolds(trx, "all", now),
    ),
    is(
      "what is held",
      "alert_hold",
      { ...hold, from_ms: just(now), until_ms: just(now, 1) },
      [{ from_ms: just(now, 1) }, { until_ms: just(now) }],
      async (trx) => [...(await heldAt(trx, now))],
    ),
    is(
      "codes that may hold all alerts",
      "code",
      { ...code, made_ms: just(minus(now, Hours(1)), 1) },
      [{ report_type: "user-report" }, { made_ms: just(minus(now, Hours(1))) }, { made_ms: just(now, 1) }],
      (trx) => codesWatched(trx, "all", now),
      { also: [{ made_ms: just(now) }] },
    ),
    is(
      "codes that may hold alerts of self-reports",
      "code",
      { ...code, report_type: "user-report" },
      [{ report_type: "confirmed" }],
      (trx) => codesWatched(trx, "selfReports", now),
    ),
    is(
      "short codes that live",
      "code",
      code,
      [{ short_hash: null }, { short_until_ms: just(now) }, { used_ms: "1" }],
      (trx) => livingShortCodes(trx, now),
    ),
    is(
      "wrong codes that may matter",
      "wrong_code",
      { minute_ms: just(minus(now, Minutes(19))), wrong: 1 },
      [{ minute_ms: just(minus(now, Minutes(19)), -1) }],
      (trx) => wrongCodes(trx, now),
    ),
    figure(
      "casesNew",
      "case_record",
      record,
      [...during("counted_ms")[0], { merged_into: "c" }, { class: "discarded" }, { class: "suspected" }],
      [...during("counted_ms")[1], { class: "probable" }],
    ),
    figure("casesOpen", "case_record", { ...record, closed_ms: null }, [
      { closed_ms: "1" },
      { merged_into: "c" },
      { class: "discarded" },
    ]),
    ...(["recovered", "died"] as const).map((outcome) =>
      figure(
        outcome === "died" ? "casesDied" : "casesRecovered",
        "case_record",
        { ...record, outcome, closed_ms: just(from) },
        [...during("closed_ms")[0], { outcome: "lost" }, { merged_into: "c" }, { class: "discarded" }],
        during("closed_ms")[1],
      ),
    ),
    ...(["F1", "F2"] as const).map((of) =>
      figure(
        `contacts${of}`,
        "contact",
        { class: of, classed_ms: just(from) },
        [...during("classed_ms")[0], { class: "none" }],
        during("classed_ms")[1],
      ),
    ),
    figure("contactsWaiting", "contact", { class: null }, [{ class: "F1" }]),
    figure(
      "quarantineStarted",
      "quarantine",
      { ...quarantine, made_ms: just(from) },
      during("made_ms")[0],
      during("made_ms")[1],
    ),
    figure(
      "quarantineEnded",
      "quarantine",
      { ...quarantine, ended_ms: just(from), end_kind: "rule" },
      [...during("ended_ms")[0], { end_kind: "positive" }, { end_kind: "died" }],
      [...during("ended_ms")[1], { end_kind: "early" }],
    ),
    figure("quarantineHome", "quarantine", quarantine, [{ ended_day: 1 }, { place: "site" }]),
    figure("quarantineSite", "quarantine", { ...quarantine, place: "site" }, [
      { ended_day: 1 },
      { place: "home" },
    ]),
    figure("callbacksAsked", "callback", { made_ms: just(from) }, during("made_ms")[0], during("made_ms")[1]),
    figure(
      "callbacksCalled",
      "callback",
      { called_ms: just(from) },
      [...during("called_ms")[0], { called_ms: null }],
      during("called_ms")[1],
    ),
    is(
      "cases by onset",
      "case_record",
      { ...record, onset_day: 5 },
      [
        { counted_ms: just(to) },
        { onset_day: 4 },
        { onset_day: 8 },
        { merged_into: "c" },
        { onset_day: null, sample_day: 8 },
      ],
      (trx) => casesByOnset(trx, { first: Day(5), last: Day(7), to }),
      {
        also: [
          { onset_day: 7 },
          { onset_day: null, sample_day: 6 },
          { onset_day: null, sample_day: null, class_day: 6 },
        ],
      },
    ),
    is(
      "new cases",
      "case_record",
      record,
      [...during("counted_ms")[0], { merged_into: "c" }, { commune: "x" }],
      (trx) => newCases(trx, ({ commune }) => commune !== "x", from, to),
      { also: during("counted_ms")[1] },
    ),
  ];
}

/** What there are of requests about data, and of keys. */
export function questionsOfData(asker: Asker): readonly Question[] {
  const { ours, theirs, now, today, scope, path } = asker;
  const request = {
    ...ELSEWHERE,
    person_id: ours.personId,
    kind: "delete",
    state: "open",
    answered_ms: null,
    version: 3,
  };
  const gone = { person_id: "gone", unit_path: path };
  const asked = { limit: 100, offset: 0 };
  const data = (of: string, ask: Question["ask"], not: Question["not"], rest: Partial<Question> = {}) =>
    is(`requests ${of}`, "data_request", { ...request, ...rest.row }, not, ask, {
      ...rest,
      row: { ...request, ...rest.row },
    });
  const THEIRS = { person_id: theirs.personId, unit_path: path };
  return [
    data("within reach", (trx) => listRequests(trx, scope, asked), [THEIRS, { person_id: "gone" }], {
      also: [gone, { answered_ms: "1" }],
    }),
    data("that wait", (trx) => listRequests(trx, scope, { ...asked, state: "open" }), [{ answered_ms: "1" }]),
    data(
      "that are answered",
      (trx) => listRequests(trx, scope, { ...asked, state: "answered" }),
      [{ answered_ms: null }],
      { row: { answered_ms: "1" } },
    ),
    data("one", (trx) => findRequest(trx, scope, "new"), [THEIRS, { id: "other" }], { also: [gone] }),
    data("of the day", (trx) => dataToday(trx, scope, asker), [THEIRS, { answered_ms: "1" }]),
    data("that are late", async (trx) => (await dataToday(trx, scope, asker)).overdue, [{ due_day: today }], {
      row: { due_day: addDays(today, -1) },
    }),
    data("that are decided", (trx) => markDeleting(trx, { id: "new", version: 3 }, "b"), [
      { id: "other" },
      { kind: "see" },
      { version: 4 },
      { state: "done" },
    ]),
    data(
      "that are closed",
      (trx) =>
        closeRequest(
          trx,
          { id: "new", version: 3 },
          { state: "done", refusal: null, answered_ms: just(now), answered_by: "b" },
        ),
      [{ id: "other" }, { version: 4 }, { state: "done" }],
    ),
    data(
      "that are carried out",
      async (trx) => {
        await closeDeletions(trx, "p", [], now);
        return having(trx, "data_request", "answered_ms", just(now));
      },
      [{ person_id: "q" }, { kind: "see" }, { answered_ms: "1" }],
      { row: { person_id: "p" } },
    ),
    data(
      "to delete that are not carried out",
      (trx) => peopleDeleting(trx),
      [{ state: "open" }, { state: "done" }],
      { row: { person_id: "p", state: "deleting" } },
    ),
    data(
      "of people who move",
      async (trx) => {
        await moveRequests(trx, ["p"], { unitId: ours.partnerId, unitPath: "y/" });
        return having(trx, "data_request", "unit_path", "y/");
      },
      [{ person_id: "q" }],
      { row: { person_id: "p" } },
    ),
    is(
      "who read of somebody",
      "person_reading",
      { person_id: "p", at_ms: "1", actor: "b", view: "case" },
      [{ person_id: "q" }],
      (trx) => readingsOf(trx, "p", 100),
    ),
    is(
      "contacts near somebody's cases",
      "contact",
      { case_id: ours.plainCase },
      [{ case_id: ours.caseId }, { case_id: null }],
      (trx) => countContacts(trx, [ours.plainCase]),
    ),
    is(
      "API keys that work",
      "api_key",
      { id: "new", hash: Buffer.from("x"), disabled_ms: null },
      [{ disabled_ms: "1" }],
      (trx) => enabledKeys(trx),
    ),
    is(
      "an API key to disable",
      "api_key",
      { id: "new", hash: Buffer.from("x"), disabled_ms: null },
      [{ disabled_ms: "1" }, { id: "other" }],
      (trx) => setDisabled(trx, "new", now),
    ),
  ];
}
