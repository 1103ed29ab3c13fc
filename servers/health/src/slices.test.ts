/** What the server does by the clock: how often each job runs, and when each kind of row goes. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addDays,
  Day,
  Days,
  type Duration,
  dayOf,
  dayStart,
  Hours,
  Instant,
  Milliseconds,
  Minutes,
  minus,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import { destroyOverdue } from "@bluezone/server-kit/jobs/retention";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { sql } from "kysely";
import { KEEP as OWN } from "./retention/keep.ts";
import { RULES, SLICES } from "./slices.ts";
import { ms, type Transaction } from "./tables.ts";
import { type Columns, copy, insert, loose, passing } from "./testing/copied.ts";
import { closeForeign, FOREIGN, foreignServer } from "./testing/foreign-desk.ts";
import type { TestHealth } from "./testing/health.ts";
import { createVault } from "./vault.ts";

let at: TestHealth;
/** The moment of what is old, and its day here and by UTC. */
let [then, day, utcDay]: [Instant, Day, Day] = [Instant(0), Day(0), Day(0)];
/** What is young. */
let [young, youngDay]: [string, Day] = ["", Day(0)];
before(async () => {
  const opened = await FOREIGN.open();
  await Promise.all([await opened.ours(), await opened.theirs()]);
  at = foreignServer();
  then = at.clock.now();
  [day, utcDay] = [dayOf(then, "vietnam"), dayOf(then, "utc")];
  [young, youngDay] = [ms(plus(then, Days(3_650))), addDays(day, 3_650)];
});
after(closeForeign);

test("every job runs as often as what waits for it may wait", () => {
  const { config, clock, database, sms, blobs, events, health } = at;
  const random = seededRandom("jobs");
  const services = SLICES.flatMap(
    ({ serve }) =>
      serve?.({
        ...{ config, clock, random, database, sms, blobs, events },
        vault: createVault(config.secrets, random),
        staff: health.staff,
        policySigner: signerFromPem(generateKeyPem(), "policy-root"),
      }) ?? [],
  );
  assert.deepEqual(
    Object.fromEntries(services.flatMap(({ jobs = [] }) => jobs.map(({ name, every }) => [name, every]))),
    {
      "rotate-hash-keys": Hours(1),
      "rotate-signing-keys": Minutes(10),
      "staff-reseal": Days(1),
      "staff-sweep": Minutes(10),
      "staff-audit-anchor": Hours(1),
      "staff-audit-cut": Days(1),
      "work-off-results": Seconds(5),
      "send-negative-results": Minutes(1),
      "sweep-results": Hours(1),
      "send-case-codes": Minutes(1),
      "taken-back": Hours(1),
      "quarantine-rules": Hours(1),
      "quarantine-reminders": Minutes(10),
      "ledger-of-deletions": Hours(1),
      "watch-codes": Minutes(1),
      threshold: Minutes(1),
      policy: Minutes(1),
      "waiting-sweep": Hours(1),
      digests: Minutes(5),
      retention: Hours(1),
    },
  );
});

/** One row goes at an instant and no millisecond before it; the others of its table are young. */
type End = {
  readonly table: string;
  /** The table that tells a row's time, when it is another. */
  readonly told?: string;
  readonly young: Columns;
  readonly old: Columns;
  readonly goes: Instant;
  /** What must be there besides. */
  prepare?(trx: Transaction): Promise<unknown>;
};

/** The begin of a day so many days later, here. */
const dayLater = (days: number): Instant => dayStart(addDays(day, days), "vietnam");
const later = (time: Duration): Instant => plus(then, time);

function ends(): readonly End[] {
  const [long, old] = [{ made_ms: young }, ms(then)];
  /** Instants of one column. */
  const of = (table: string, column: string, time: Duration, prepare?: End["prepare"]): End => ({
    ...{ table, young: { [column]: young }, old: { [column]: old }, goes: later(time) },
    ...(prepare ? { prepare } : {}),
  });
  const links = (trx: Transaction) =>
    sql`insert into health.quarantine_link
        select id, decode(md5(id), 'hex'), null, null, 0 from health.quarantine
        on conflict do nothing`.execute(trx);
  const notice = (trx: Transaction) =>
    insert(trx, "negative_notice", {
      ...{ id: "n", unit_id: at.unit("889-medical-centre"), sample_day: day, phone: Buffer.alloc(8) },
      ...{ sending: false, tries: 0, next_try_ms: old, made_ms: old },
    });
  const taken = (trx: Transaction) =>
    insert(trx, "lab_result", {
      ...{ id: "r", file_id: null, unit_id: null, unit_path: null, commune: null, case_id: null },
      ...{ test: "pcr", result: "negative", sample_day: day, result_day: day, taken_ms: old },
    });
  return [
    ...["advice_request", "callback"].flatMap((table) => [
      { table, young: { ...long, closed_ms: null }, old: { closed_ms: old }, goes: later(Days(30)) },
      { table, young: { ...long, closed_ms: null }, old: { made_ms: old }, goes: later(Days(60)) },
    ]),
    { table: "callback_time", young: { week: youngDay }, old: { week: day }, goes: dayLater(365) },
    of("declaration", "made_ms", Days(30)),
    of("care_request", "asked_ms", Days(90)),
    of("data_request", "answered_ms", Days(365)),
    of("case_code", "issued_ms", Days(90)),
    of("case_record", "closed_ms", Days(90)),
    // All clusters are old, and all but one have a case.
    {
      ...{ table: "cluster", young: { made_ms: old }, old: {}, goes: later(Days(90)) },
      prepare: (trx) => copy(trx, "cluster", { id: "empty" }),
    },
    {
      ...{ table: "contact", young: { changed_ms: young, due_ms: null } },
      ...{ old: { changed_ms: old, due_ms: ms(minus(then, Hours(1))) }, goes: later(Days(90)) },
    },
    {
      ...{ table: "contact", young: { changed_ms: young, due_ms: null } },
      ...{ old: { changed_ms: ms(minus(then, Hours(1))), due_ms: old }, goes: later(Days(90)) },
    },
    of("lab_file", "made_ms", Days(7)),
    of("lab_result", "taken_ms", Days(90), taken),
    of("negative_notice", "made_ms", Days(1), notice),
    ...[
      { old: { ended_day: day }, goes: dayLater(91) },
      { old: { ended_day: null, last_day: day }, goes: dayLater(181) },
    ].map((one) => ({
      table: "quarantine",
      young: { ended_day: youngDay, last_day: addDays(day, -1) },
      ...one,
    })),
    {
      ...{ table: "quarantine_link", told: "quarantine", young: { ended_day: null, last_day: youngDay } },
      ...{ old: { ended_day: day }, goes: dayLater(8), prepare: links },
    },
    { table: "camp_check", young: { day: youngDay }, old: { day }, goes: dayLater(91) },
    of("person_reading", "at_ms", Days(365)),
    // Of all who are there long enough one has no record.
    {
      ...{ table: "person", young: { made_ms: old }, old: {}, goes: later(Days(1)) },
      prepare: (trx) => copy(trx, "person", { id: "f".repeat(24) }),
    },
    {
      ...{ table: "keep_proof", young: {}, old: {}, goes: dayStart(addDays(utcDay, 365), "utc") },
      prepare: (trx) => insert(trx, "keep_proof", { day: utcDay, table_name: "x", gone: 1, overdue: 0 }),
    },
  ];
}

test("each kind of record goes when its time is over, no millisecond before, and no younger one with it", async (t) => {
  const rules = new Map([...RULES.records, ...OWN].map((rule) => [rule.table, rule]));
  for (const { table, told = table, young, old, goes, prepare } of ends())
    await t.test(`${table}: ${Object.keys(old)}`, () =>
      passing(at.database, async (trx) => {
        await prepare?.(trx);
        const update = (row: Columns) => loose(trx).updateTable(told).set(row);
        if (Object.keys(young).length > 0) await update(young).execute();
        const first = sql<boolean>`ctid = (select min(ctid) from ${sql.table(`health.${told}`)})`;
        if (Object.keys(old).length > 0) await update(old).where(first).execute();
        const { drop, overdue } = rules.get(table)!;
        const justBefore = minus(goes, Milliseconds(1));
        assert.deepEqual([await overdue(trx, justBefore), await drop(trx, justBefore)], [0, 0]);
        assert.deepEqual(
          [await overdue(trx, goes), await drop(trx, goes), await overdue(trx, goes)],
          [1, 1, 0],
        );
      }),
    );
});

test("what phones and keys leave behind goes in the same way", async (t) => {
  const old = ms(then);
  const hash = Buffer.alloc(32);
  const code = {
    ...{ id: "c", issuer: "x", short_hash: null, long_hash: null, report_type: "confirmed" },
    ...{ symptom_day: null, test_day: null, nonce_hash: null, used_ms: null },
    ...{ made_ms: old, short_until_ms: old, long_until_ms: young },
  };
  const token = {
    ...{ code_id: "c", hash, report_type: "confirmed", symptom_day: null },
    ...{ nonce_hash: null, bound_hash: null },
  };
  const entry = { at_ms: old, actor: "x", action: "code.issue", subject: "c", fields: "" };
  const left: readonly (readonly [string, string, Columns, Duration])[] = [
    ["codes", "code", { ...code, id: "old", long_until_ms: old }, Hours(24)],
    ["tokens", "token", { ...token, until_ms: old }, Hours(0)],
    ["phones", "phone", { hash, code_id: "c", at_ms: old, claimed: true }, Days(30)],
    ["phones", "phone", { hash, code_id: "c", at_ms: old, claimed: false }, Hours(24)],
    ["minutes", "wrong_code", { minute_ms: old, wrong: 1 }, Minutes(20)],
    ["minutes", "quota", { key_id: "x", of: "codes", used: 1, until_ms: old }, Hours(0)],
    ["entries", "audit", { ...entry, keep_until_ms: old }, Hours(0)],
  ];
  for (const [counts, table, row, time] of left)
    await t.test(`${table} after ${time} ms`, () =>
      passing(at.database, async (trx) => {
        for (const one of ["token", "phone", "code", "wrong_code", "quota", "audit"])
          await loose(trx).deleteFrom(one).execute();
        await insert(trx, "code", code);
        await insert(trx, table, row);
        const none = { codes: 0, tokens: 0, phones: 0, minutes: 0, entries: 0, overdue: 0 };
        const gone = (now: Instant) => destroyOverdue(trx, RULES.leftBehind, now);
        assert.deepEqual(await gone(minus(later(time), Milliseconds(1))), none);
        assert.deepEqual(await gone(later(time)), { ...none, [counts]: 1 });
      }),
    );
});
