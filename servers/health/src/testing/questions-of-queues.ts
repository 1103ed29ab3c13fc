/** Questions about what phones sent: calls, declarations, requests for advice, floods of them, and who answers. */
import { addDays, Hours, mondayOf, plus } from "@bluezone/protocol/time";
import {
  findErasable as adviceByToken,
  destroyRequests,
  listRows as listAdvice,
  lockRequest,
  requestsOf,
  sentAgain as sentAdviceAgain,
  setRequestPerson,
} from "../advice/store.ts";
import { ADVICE_WAITING } from "../advice/waiting.ts";
import {
  askedAgain,
  callsOf,
  countOpen,
  destroyCalls,
  findWithdrawable,
  setCallPerson,
} from "../callbacks/asked-store.ts";
import { callIdsAbout, callsAbout } from "../callbacks/holding-store.ts";
import { calledFor, makeCallUrgent, routeCall } from "../callbacks/source-store.ts";
import { findClosed, findOpen, findTimes, lockCall, openCounts } from "../callbacks/store.ts";
import { CALLBACKS_WAITING } from "../callbacks/waiting-store.ts";
import { declaredByMark, sentByMark } from "../data/sent-store.ts";
import { diariesOf as diariesAbout } from "../declarations/holding-store.ts";
import {
  findErasable as declarationsByToken,
  declarationsOf,
  destroyDeclarations,
  diariesOf,
  listRows as listDeclarations,
  lockDeclaration,
  lockErasable,
  sentAgain as sentDeclarationAgain,
  setDeclarationPerson,
} from "../declarations/store.ts";
import { DECLARATIONS_WAITING } from "../declarations/waiting.ts";
import {
  closedFloods,
  closeWaiting,
  countFirst,
  countWaiting,
  openAgain,
  usedLink,
  usedReport,
} from "../floods/store.ts";
import { districtOf, findAnswering, firstOfType, listAnswering } from "../from-phone/store.ts";
import { caringUnits } from "../results/places-store.ts";
import type { Transaction } from "../tables.ts";
import { copy, insert, loose } from "./copied.ts";
import { type Asker, ELSEWHERE, just, type Question } from "./questions.ts";
import { asksFor } from "./waiting.ts";

const [NONCE, TOKEN] = [Buffer.from("nonce"), Buffer.from("token")];
const OTHER = Buffer.from("other");

/** Ids of rows of a table that hold something. */
const having = (trx: Transaction, table: string, column: string, value: string | boolean) =>
  loose(trx).selectFrom(table).select("id").where(column, "=", value).orderBy("id").execute();

/** What there are of calls. */
export function questionsOfCalls(asker: Asker): readonly Question[] {
  const { ours, now, today, scope, path } = asker;
  const call = (
    of: string,
    ask: Question["ask"],
    { row = {}, ...rest }: Pick<Question, "not"> & Partial<Question>,
  ): Question => ({
    ...{ of: `calls ${of}`, table: "callback", ask, ...rest },
    row: {
      ...{ unit_path: path, state: "waiting", commune: "1", phone_mark: "7", person_id: null },
      ...{ confirmed: false, source: "app", source_id: null, flood: null, made_ms: just(now), ...row },
    },
  });
  const CLOSED = { state: "closed" };
  const part = { limit: 100, offset: 0 };
  const flood = { queue: "callbacks", from: now, until: plus(now, Hours(1)), commune: "1" } as const;
  const anywhere = { queue: "callbacks", from: now, until: plus(now, Hours(1)) } as const;
  const notOfFlood = [
    ...[ELSEWHERE, { state: "taken" }, { confirmed: true }],
    ...[{ made_ms: just(now, -1) }, { made_ms: just(flood.until) }],
  ];
  return [
    call("of a number", (trx) => countOpen(trx, { phone_mark: "7", commune: "1" }, 3), {
      also: [{ state: "taken" }],
      not: [{ phone_mark: "8" }, { commune: "2" }, CLOSED],
    }),
    call("asked for again", (trx) => askedAgain(trx, NONCE, TOKEN), {
      row: { nonce_hash: NONCE },
      not: [{ nonce_hash: OTHER }],
    }),
    call("by their tokens", (trx) => findWithdrawable(trx as never, [TOKEN]), {
      row: { withdraw_hash: TOKEN },
      not: [{ withdraw_hash: OTHER }],
    }),
    call("that go", (trx) => destroyCalls(trx, { ids: ["new"] }), { not: [{ id: "other" }] }),
    call("that go with what they came with", (trx) => destroyCalls(trx, { sourceId: "s" }), {
      row: { source_id: "s" },
      not: [{ source_id: "t" }],
    }),
    call(
      "that become somebody's",
      async (trx) => {
        await setCallPerson(trx, "new", "p");
        return having(trx, "callback", "person_id", "p");
      },
      { not: [{ id: "other" }, { person_id: "q" }] },
    ),
    ...[callsOf, callsAbout, callIdsAbout].map((of) =>
      call(`of somebody, ${of.name}`, (trx) => of(trx, "p"), {
        row: { person_id: "p" },
        not: [{ person_id: "q" }],
      }),
    ),
    call("made for what was sent", async (trx) => [...(await calledFor(trx, ["s"]))], {
      row: { source_id: "s" },
      not: [{ source_id: "t" }],
    }),
    call(
      "that become urgent",
      async (trx) => {
        await makeCallUrgent(trx, "s");
        return having(trx, "callback", "urgent", true);
      },
      { row: { source_id: "s", urgent: false }, not: [{ source_id: "t" }, { state: "taken" }] },
    ),
    call(
      "that another unit is given",
      async (trx) => {
        await routeCall(trx, "s", { unitId: ours.partnerId, unitPath: "y/" });
        return having(trx, "callback", "unit_path", "y/");
      },
      { row: { source_id: "s" }, also: [{ state: "taken" }], not: [{ source_id: "t" }, CLOSED] },
    ),
    call("that are open", (trx) => findOpen(trx, scope, now, { ...part, crowded: false }), {
      also: [{ state: "taken" }],
      not: [ELSEWHERE, CLOSED],
    }),
    call("that are open, in a crowd", (trx) => findOpen(trx, scope, now, { ...part, crowded: true }), {
      not: [ELSEWHERE, CLOSED],
    }),
    call("that are closed", (trx) => findClosed(trx, scope, part), {
      row: CLOSED,
      not: [ELSEWHERE, { state: "taken" }],
    }),
    call("that are held", (trx) => lockCall(trx, scope, "new"), { not: [ELSEWHERE, { id: "other" }] }),
    call("that wait, for counting", (trx) => openCounts(trx, scope, now), { not: [ELSEWHERE, CLOSED] }),
    call("that wait", asksFor(CALLBACKS_WAITING, asker), { not: [ELSEWHERE, CLOSED] }),
    call("that are nobody's yet", (trx) => sentByMark(trx, scope, "callback", "7"), {
      not: [{ phone_mark: "8" }, { person_id: "p" }, ELSEWHERE],
    }),
    call("that come first", (trx) => countFirst(trx, "callback", "7", 3), {
      row: { confirmed: true },
      not: [{ phone_mark: "8" }, { confirmed: false }, CLOSED],
    }),
    call("of a flood", (trx) => countWaiting(trx, scope, flood), {
      also: [{ made_ms: just(flood.until, -1) }],
      not: [...notOfFlood, { commune: "2" }],
    }),
    call("of a flood from everywhere", (trx) => closeWaiting(trx, scope, anywhere, { id: "f", now }), {
      also: [{ commune: "2" }],
      not: notOfFlood,
    }),
    call("closed as a flood", (trx) => closedFloods(trx, scope, "callbacks"), {
      row: { ...CLOSED, flood: "f" },
      not: [ELSEWHERE, { flood: null }, { state: "waiting" }],
    }),
    call("opened again", (trx) => openAgain(trx, scope, "callbacks", "f"), {
      row: { ...CLOSED, flood: "f" },
      not: [ELSEWHERE, { flood: "g" }, { state: "taken" }],
    }),
    {
      of: "how long units took",
      table: "callback_time",
      row: { unit_id: ours.unitId, unit_path: path, week: mondayOf(today), minutes: 990, calls: 1 },
      also: [{ week: addDays(mondayOf(today), 7) }],
      not: [ELSEWHERE, { week: addDays(mondayOf(today), -7) }],
      ask: (trx) => findTimes(trx, scope, mondayOf(today)),
    },
  ];
}

/** What there are of declarations and requests for advice. */
export function questionsOfSent(asker: Asker): readonly Question[] {
  const { scope, path } = asker;
  const page = { limit: 100, page: 1 };
  const both = [
    {
      ...{
        table: "declaration",
        done: "reviewed",
        list: listDeclarations,
        waits: DECLARATIONS_WAITING,
        lock: lockDeclaration,
      },
      ...{ again: sentDeclarationAgain, byToken: declarationsByToken, person: setDeclarationPerson },
      ...{ of: declarationsOf, destroy: destroyDeclarations },
    },
    {
      ...{
        table: "advice_request",
        done: "closed",
        list: listAdvice,
        waits: ADVICE_WAITING,
        lock: lockRequest,
      },
      ...{ again: sentAdviceAgain, byToken: adviceByToken, person: setRequestPerson },
      ...{ of: requestsOf, destroy: destroyRequests },
    },
  ] as const;
  const each = both.flatMap(({ table, done, list, waits, lock, again, byToken, person, of, destroy }) => {
    const sent = (
      what: string,
      ask: Question["ask"],
      { row = {}, ...rest }: Pick<Question, "not"> & Partial<Question>,
    ): Question => ({
      ...{ of: `${table}: ${what}`, table, ask, ...rest },
      row: { unit_path: path, state: "new", person_id: null, ...row },
    });
    const NOT_NEW = { state: done };
    return [
      sent("all", async (trx) => (await list(trx, scope, page as never)).rows.length, {
        also: [NOT_NEW],
        not: [ELSEWHERE],
      }),
      sent("new", async (trx) => (await list(trx, scope, { ...page, state: "new" } as never)).rows.length, {
        not: [NOT_NEW],
      }),
      sent("how many wait, in the list", async (trx) => (await list(trx, scope, page as never)).waiting, {
        not: [NOT_NEW, ELSEWHERE],
      }),
      sent("how many wait", asksFor(waits, asker), { not: [NOT_NEW, ELSEWHERE] }),
      sent("held", (trx) => lock(trx, scope, "new"), { not: [ELSEWHERE, { id: "other" }] }),
      sent("sent again", (trx) => again(trx, NONCE, TOKEN), {
        row: { nonce_hash: NONCE },
        not: [{ nonce_hash: OTHER }],
      }),
      sent("by their tokens", (trx) => byToken(trx as never, [TOKEN]), {
        row: { erase_hash: TOKEN },
        not: [{ erase_hash: OTHER }],
      }),
      sent("of somebody", (trx) => of(trx, "p"), { row: { person_id: "p" }, not: [{ person_id: "q" }] }),
      sent(
        "that become somebody's",
        async (trx) => {
          await person(trx, "new", "p");
          return having(trx, table, "person_id", "p");
        },
        { not: [{ id: "other" }, { person_id: "q" }] },
      ),
      sent(
        "that go",
        async (trx) => {
          await destroy(trx, ["new"]);
          return having(trx, table, "receipt", "MINE");
        },
        { row: { id: "other", receipt: "MINE" }, not: [{ id: "new" }] },
      ),
    ];
  });
  return [
    ...each,
    {
      of: "a declaration by its token",
      table: "declaration",
      row: { erase_hash: TOKEN },
      not: [{ erase_hash: OTHER }],
      ask: (trx) => lockErasable(trx, TOKEN),
    },
    {
      of: "declarations that are nobody's yet",
      table: "declaration",
      row: { unit_path: path, person_id: null },
      not: [ELSEWHERE, { person_id: "p" }, { id: "other" }],
      ask: (trx) => declaredByMark(trx, scope, "7"),
      prepare: (trx) => copy(trx, "callback", { source: "declaration", source_id: "new", phone_mark: "7" }),
    },
    {
      of: "declarations by the call that came with them",
      table: "callback",
      row: { source: "declaration", source_id: "d", phone_mark: "7" },
      not: [{ source: "advice" }, { source_id: "e" }, { phone_mark: "8" }],
      ask: (trx) => declaredByMark(trx, scope, "7"),
      prepare: (trx) => copy(trx, "declaration", { id: "d", unit_path: path, person_id: null }),
    },
    {
      of: "requests for advice that are nobody's yet",
      table: "advice_request",
      row: { unit_path: path, person_id: null, phone_mark: "7" },
      not: [ELSEWHERE, { person_id: "p" }, { phone_mark: "8" }],
      ask: (trx) => sentByMark(trx, scope, "advice_request", "7"),
    },
    ...[
      async (trx: Transaction) => [...(await diariesOf(trx, ["d"]))],
      (trx: Transaction) => diariesAbout(trx, ["d"]),
    ].map((ask, i) => ({
      of: `days of a diary, ${i}`,
      table: "declaration_diary",
      row: { declaration_id: "d", day: 1, said: NONCE },
      not: [{ declaration_id: "e" }],
      ask,
      prepare: async (trx: Transaction) => {
        await copy(trx, "declaration", { id: "d" });
        await copy(trx, "declaration", { id: "e", nonce_hash: OTHER, erase_hash: OTHER });
      },
    })),
  ];
}

/** Whether a number was reached, and who answers in a place. */
export function questionsOfAnswerers(asker: Asker): readonly Question[] {
  const { ours, today } = asker;
  const unit = {
    ...{ path: "0/", commune: "1", district: "2", type: "health-station", search: "tram moi", name: "Trạm" },
    ...{ valid_from_day: today, valid_to_day: today },
  };
  const NOT_NOW = [
    { valid_from_day: addDays(today, 1), valid_to_day: null },
    { valid_to_day: addDays(today, -1) },
  ];
  const asked = (of: string, ask: Question["ask"], not: Question["not"]): Question => ({
    ...{ of: `units ${of}`, table: "unit", row: unit, ask },
    also: [{ valid_from_day: 0, valid_to_day: null }],
    not: [...NOT_NOW, ...not],
  });
  const reached = async (trx: Transaction) => {
    await trx
      .updateTable("person")
      .set({ marks: ["7"] })
      .where("id", "=", ours.personId)
      .execute();
    return usedLink(trx, "7");
  };
  return [
    asked("of a commune and a type", (trx) => firstOfType(trx, today, "health-station", { commune: "1" }), [
      { type: "medical-centre" },
      { commune: "3" },
    ]),
    asked("of a district and a type", (trx) => firstOfType(trx, today, "health-station", { district: "2" }), [
      { type: "medical-centre" },
      { district: "3" },
    ]),
    asked("of a type", (trx) => firstOfType(trx, today, "health-station"), [{ type: "medical-centre" }]),
    asked("that tell the district", (trx) => districtOf(trx, today, "1"), [{ commune: "3" }]),
    asked("that answer", (trx) => findAnswering(trx, today, "new"), [{ id: "other" }, { type: "school" }]),
    asked("that answer, by words", (trx) => listAnswering(trx, today, { words: "Trạm  mới", limit: 100 }), [
      { type: "school" },
      { search: "tram cu" },
    ]),
    asked("that look after people", (trx) => caringUnits(trx, today), [{ type: "school" }]),
    {
      of: "whether a case's code was used",
      table: "case_code",
      row: { case_id: ours.caseId, sms: "sent", claimed_ms: "1" },
      not: [{ sms: "failed" }, { claimed_ms: null }, { case_id: ours.plainCase }],
      ask: reached,
    },
    {
      of: "whether somebody entered their own day",
      table: "quarantine_log",
      row: { quarantine_id: "own", day: today, half: "morning", nth: 1, by: null },
      not: [{ by: "officer" }, { quarantine_id: ours.quarantineId }],
      ask: reached,
      prepare: (trx) => copy(trx, "quarantine", { id: "own", person_id: ours.personId, ended_day: today }),
    },
    {
      of: "whether a self-report's code was used",
      table: "phone",
      row: { hash: TOKEN, code_id: "c", at_ms: "1", claimed: true },
      not: [{ hash: OTHER }, { claimed: false }],
      ask: (trx) => usedReport(trx, [TOKEN]),
      prepare: (trx) =>
        insert(trx, "code", {
          ...{ id: "c", issuer: "x", short_hash: null, long_hash: null, report_type: "user-report" },
          ...{ symptom_day: null, test_day: null, nonce_hash: null, used_ms: null },
          ...{ made_ms: "1", short_until_ms: "1", long_until_ms: "1" },
        }),
    },
  ];
}
