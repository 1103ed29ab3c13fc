/** Questions about quarantine. */
import { addDays, dayStart, Milliseconds, minus } from "@bluezone/protocol/time";
import { isInQuarantine } from "../data/standing-store.ts";
import { listChecks, lockCheck } from "../quarantine/camp-store.ts";
import { changesOf, formerLastDay, setSeen, unseenOf, unseenWithin } from "../quarantine/changes-store.ts";
import { countUnlogged, totalsOf } from "../quarantine/counts-store.ts";
import {
  findLogs,
  findTests,
  holdingNth,
  logged,
  movesOf,
  replaceEntry,
} from "../quarantine/entries-store.ts";
import { logsOf, quarantinesAbout } from "../quarantine/holding-store.ts";
import {
  deleteLink,
  dueReminders,
  forgetCode,
  giveReminderBack,
  linkMade,
  quarantineOfLink,
  takeReminder,
} from "../quarantine/link-store.ts";
import {
  coursesOf,
  findQuarantine,
  findQuarantines,
  lockOpen,
  lockQuarantine,
  lockUnderFormerRule,
  moveQuarantines,
  type QuarantineFilter,
  quarantinedAmong,
  siteNames,
} from "../quarantine/store.ts";
import { countUnwell, unwellAmong } from "../quarantine/unwell-store.ts";
import { entryOfVisit, missedOf, missedOn } from "../quarantine/visits-store.ts";
import { ENDS, MOVED, ROUNDS } from "../quarantine/waiting-store.ts";
import { ms, type Transaction } from "../tables.ts";
import { type Columns, copy, insert } from "./copied.ts";
import { type Asker, ELSEWHERE, just, type Question } from "./questions.ts";
import { asksFor } from "./waiting.ts";

type Rest = Pick<Question, "not"> & Partial<Question>;

/** What there are of. */
export function questionsOfQuarantine(asker: Asker): readonly Question[] {
  const { ours, theirs, today, scope, path, context } = asker;
  const it = (of: string, ask: Question["ask"], { row = {}, ...rest }: Rest): Question => ({
    ...{ of, table: "quarantine", ask, ...rest },
    row: {
      ...{ person_id: theirs.somebody.id, unit_path: path, ended_day: null, end_kind: null },
      ...{
        place: "home",
        site_name: null,
        first_day: today,
        last_day: addDays(today, 1),
        rule_day: 1,
        ...row,
      },
    },
  });
  const ENDED = { ended_day: today };
  const listed = (filter: Partial<QuarantineFilter>) => async (trx: Transaction) => {
    const asked = { state: "open", today, limit: 100, offset: 0, ...filter } as const;
    const { rows, total } = await findQuarantines(trx, scope, asked);
    return [rows.length, total];
  };
  const half = { day: today, half: "morning" } as const;
  return [
    it("open ones", listed({}), { not: [ELSEWHERE, ENDED] }),
    it("ended ones", listed({ state: "ended" }), { row: ENDED, not: [{ ended_day: null }] }),
    it("whose last day is here", listed({ state: "due" }), {
      row: { last_day: today },
      not: [{ last_day: addDays(today, 1) }],
    }),
    it("of a place", listed({ place: "site" }), { row: { place: "site" }, not: [{ place: "home" }] }),
    it("of a site", listed({ siteName: "trường" }), {
      row: { site_name: "trường" },
      not: [{ site_name: "chợ" }, { site_name: null }],
    }),
    it("without an entry", listed({ missing: half }), { not: [{ first_day: addDays(today, 1) }] }),
    it("names of sites", (trx) => siteNames(trx, scope), {
      row: { site_name: "trường" },
      not: [ELSEWHERE, ENDED, { site_name: null }],
    }),
    it("one", (trx) => findQuarantine(trx, scope, "new"), { not: [ELSEWHERE, { id: "other" }] }),
    it("one that is held", (trx) => lockQuarantine(trx, scope, "new"), { not: [ELSEWHERE, { id: "other" }] }),
    it("one that is open", (trx) => lockOpen(trx, "new"), { not: [ENDED, { id: "other" }] }),
    it("under a former rule", (trx) => lockUnderFormerRule(trx, today, 100), {
      row: { rule_day: addDays(today, -1), last_day: today },
      not: [ENDED, { rule_day: today }, { last_day: addDays(today, -1) }],
    }),
    it("of some people", async (trx) => [...(await quarantinedAmong(trx, scope, ["p"]))], {
      row: { person_id: "p" },
      not: [ELSEWHERE, ENDED, { person_id: "q" }],
    }),
    it("of somebody", (trx) => coursesOf(trx, scope, "p"), {
      row: { person_id: "p" },
      also: [ENDED],
      not: [ELSEWHERE, { person_id: "q" }],
    }),
    it("to be shown to somebody", (trx) => quarantinesAbout(trx, "p"), {
      row: { person_id: "p" },
      not: [{ person_id: "q" }],
    }),
    it("whether somebody is in it", (trx) => isInQuarantine(trx, "p"), {
      row: { person_id: "p" },
      not: [{ person_id: "q" }, ENDED],
    }),
    it(
      "of people who move",
      async (trx) => {
        await moveQuarantines(trx, ["p"], { unitId: ours.partnerId, unitPath: "y/" });
        return trx.selectFrom("quarantine").select("id").where("unit_path", "=", "y/").execute();
      },
      { row: { person_id: "p" }, not: [{ person_id: "q" }] },
    ),
    it("without an entry of a half-day", (trx) => countUnlogged(trx, scope, half), {
      not: [ELSEWHERE, ENDED, { first_day: addDays(today, 1) }],
    }),
    it("of a round", asksFor(ROUNDS, asker), {
      not: [ELSEWHERE, ENDED, { first_day: addDays(today, 1) }],
    }),
    it("whose last day is over", asksFor(ENDS, asker), {
      row: { last_day: addDays(today, -1), first_day: addDays(today, -2) },
      not: [ELSEWHERE, ENDED, { last_day: today }],
    }),
    it("by place", (trx) => totalsOf(trx, scope, today), {
      also: [{ place: "site" }, { ended_day: addDays(today, -6), end_kind: "rule" }],
      not: [
        ELSEWHERE,
        { first_day: addDays(today, 1) },
        { ended_day: addDays(today, -7), end_kind: "rule" },
        { ended_day: today, end_kind: "positive" },
      ],
    }),
    ...[
      ["who is unwell", (trx: Transaction) => countUnwell(trx, context.config.disease, scope)] as const,
      ["the list of who is unwell", listed({ unwell: context.config.disease })] as const,
    ].map(([of, ask]) => ({
      ...{ of, table: "quarantine_log", ask },
      row: {
        quarantine_id: "well",
        day: today,
        half: "afternoon",
        nth: 1,
        tenths: 380,
        symptoms: "",
        replaced_ms: null,
      },
      also: [{ tenths: 365, symptoms: "cough" }],
      not: [{ tenths: 379 }, { replaced_ms: "1" }, { tenths: null }],
      prepare: (trx: Transaction) =>
        copy(trx, "quarantine", { id: "well", person_id: theirs.personId, unit_path: path, ended_day: null }),
    })),
    {
      of: "what makes somebody unwell",
      table: "quarantine_log",
      row: {
        quarantine_id: ours.quarantineId,
        day: today,
        half: "morning",
        nth: 1,
        tenths: 391,
        replaced_ms: null,
      },
      not: [{ quarantine_id: ours.dueId }, { replaced_ms: "1" }],
      ask: async (trx) => [...(await unwellAmong(trx, context.config.disease, [ours.quarantineId]))],
    },
  ];
}

/** What hangs on one: entries, samples, moves, rules, the link; and rounds of sites. */
export function questionsAroundQuarantine(asker: Asker): readonly Question[] {
  const { ours, theirs, now, today, scope, path } = asker;
  const half = { day: today, half: "morning" } as const;
  const of = { quarantine_id: ours.quarantineId };
  const other = { quarantine_id: ours.endedId };
  const is = (
    what: string,
    table: string,
    row: Columns,
    not: Question["not"],
    ask: Question["ask"],
    rest: Partial<Question> = {},
  ): Question => ({ ...{ of: what, table, row, not, ask }, ...rest });
  const entry = { ...of, ...half, nth: 7, replaced_ms: null };
  const wrong = [other, { day: addDays(today, 1) }, { half: "afternoon" }];
  const missed = { ...of, visit_id: "v", recorded_ms: ms(dayStart(today, "vietnam")), by: "b" };
  const offDay = [
    { recorded_ms: ms(minus(dayStart(today, "vietnam"), Milliseconds(1))) },
    { recorded_ms: ms(dayStart(addDays(today, 1), "vietnam")) },
  ];
  const change = { ...of, rule_day: today, seen_ms: null };
  const link = {
    ...of,
    hash: Buffer.from("hash"),
    code: Buffer.from("code"),
    reminded_day: null,
    made_ms: "0",
  };
  const check = { unit_id: ours.unitId, unit_path: path, site_name: "trường", day: today };
  const [start] = [dayStart(today, "vietnam")];
  /** The quarantine that a reminder is of. */
  const reminded = (row: Columns): Question =>
    is(
      "who is reminded",
      "quarantine",
      { id: "q", person_id: "p", ended_day: null, first_day: today, last_day: today, ...row },
      [{ ended_day: today }, { first_day: addDays(today, 1) }, { last_day: addDays(today, -1) }],
      async (trx) => {
        const there = await trx.selectFrom("quarantine").select("id").where("id", "=", "q").execute();
        for (const { id } of there) await insert(trx, "quarantine_link", { ...link, quarantine_id: id });
        return dueReminders(trx, { today, now, most: 100 });
      },
    );
  const links = async (trx: Transaction) =>
    trx.selectFrom("quarantine_link").select(["quarantine_id", "code", "reminded_day"]).execute();
  return [
    is("ids with an entry", "quarantine_log", entry, [...wrong.slice(1), { replaced_ms: "1" }], (trx) =>
      logged(trx, half).execute(),
    ),
    is("entries of a day", "quarantine_log", entry, wrong.slice(0, 2), (trx) =>
      findLogs(trx, [ours.quarantineId], today),
    ),
    is("all entries", "quarantine_log", entry, [other], (trx) => findLogs(trx, [ours.quarantineId]), {
      also: [{ day: 1 }, { replaced_ms: "1" }],
    }),
    is("entries to be shown", "quarantine_log", entry, [other, { replaced_ms: "1" }], (trx) =>
      logsOf(trx, [ours.quarantineId]),
    ),
    is(
      "the entry of a visit",
      "quarantine_log",
      { ...entry, visit_id: "v" },
      [other, { visit_id: null }],
      (trx) => entryOfVisit(trx, ours.quarantineId, "v"),
    ),
    is(
      "visits of a day at which nobody was met",
      "quarantine_missed",
      missed,
      [other, ...offDay],
      async (trx) => [...(await missedOn(trx, [ours.quarantineId], today))],
      { also: [{ recorded_ms: ms(minus(dayStart(addDays(today, 1), "vietnam"), Milliseconds(1))) }] },
    ),
    is(
      "all visits at which nobody was met",
      "quarantine_missed",
      missed,
      [other],
      (trx) => missedOf(trx, [ours.quarantineId]),
      { also: offDay },
    ),
    is("the entry that holds", "quarantine_log", entry, [...wrong, { replaced_ms: "1" }], (trx) =>
      holdingNth(trx, ours.quarantineId, half),
    ),
    is("an entry that is replaced", "quarantine_log", entry, [...wrong, { nth: 8 }], async (trx) => {
      await replaceEntry(trx, { ...half, quarantine_id: ours.quarantineId, nth: 7 }, now);
      return trx.selectFrom("quarantine_log").select("nth").where("replaced_ms", "=", just(now)).execute();
    }),
    is(
      "entries of the day, counted",
      "quarantine_log",
      entry,
      [...wrong, { replaced_ms: "1" }],
      asksFor(ROUNDS, asker),
    ),
    is(
      "samples",
      "quarantine_test",
      { ...of, course_day: 9, taken_day: today, result: null, result_day: null, by: "b", at_ms: "1" },
      [other],
      (trx) => findTests(trx, [ours.quarantineId]),
    ),
    is(
      "moves",
      "quarantine_move",
      {
        ...of,
        version: 9,
        from_place: "home",
        from_site: null,
        to_place: "site",
        to_site: "trường",
        at_ms: "1",
        by: "b",
      },
      [other],
      (trx) => movesOf(trx, ours.quarantineId),
    ),
    is("what rules did", "quarantine_change", change, [other], (trx) => changesOf(trx, ours.quarantineId)),
    is(
      "the last day before",
      "quarantine_change",
      { ...change, rule_day: 99_999, old_last_day: 5 },
      [other],
      (trx) => formerLastDay(trx, ours.quarantineId),
    ),
    is(
      "whether nobody saw it",
      "quarantine_change",
      { ...change, quarantine_id: ours.dueId },
      [{ quarantine_id: ours.endedId }, { seen_ms: "1" }],
      async (trx) => [...(await unseenOf(trx, [ours.dueId]))],
    ),
    ...[
      ["what nobody saw", (trx: Transaction) => unseenWithin(trx, scope)] as const,
      ["what waits to be seen", asksFor(MOVED, asker)] as const,
    ].map(([what, ask]) =>
      is(
        what,
        "quarantine_change",
        change,
        [other, { seen_ms: "1" }, { quarantine_id: theirs.quarantineId }],
        ask,
      ),
    ),
    is(
      "what is seen now",
      "quarantine_change",
      change,
      [other, { seen_ms: "1" }, { rule_day: addDays(today, 1) }, { quarantine_id: theirs.quarantineId }],
      (trx) =>
        setSeen(
          trx,
          scope,
          { ids: [ours.quarantineId, theirs.quarantineId], ruleDay: today },
          { by: "b", now },
        ),
    ),
    is("when a link was made", "quarantine_link", link, [other], (trx) => linkMade(trx, ours.quarantineId)),
    is("whose link it is", "quarantine_link", link, [{ hash: Buffer.from("other") }], (trx) =>
      quarantineOfLink(trx, [Buffer.from("hash")], true),
    ),
    is("a link to delete", "quarantine_link", link, [], async (trx) => {
      await insert(trx, "quarantine_link", { ...link, ...other, hash: Buffer.from("b") });
      await deleteLink(trx, ours.endedId);
      return links(trx);
    }),
    is("a code to forget", "quarantine_link", link, [other], async (trx) => {
      await forgetCode(trx, ours.quarantineId);
      return (await links(trx)).filter(({ code }) => code === null);
    }),
    is(
      "a reminder to take",
      "quarantine_link",
      link,
      [other, { reminded_day: today }],
      (trx) => takeReminder(trx, ours.quarantineId, today),
      {
        also: [{ reminded_day: addDays(today, -1) }],
      },
    ),
    is(
      "a reminder to give back",
      "quarantine_link",
      { ...link, reminded_day: today },
      [other, { reminded_day: addDays(today, -1) }],
      async (trx) => {
        await giveReminderBack(trx, ours.quarantineId, today);
        return (await links(trx)).filter(({ reminded_day }) => reminded_day === null);
      },
    ),
    reminded({}),
    is(
      "links of who is reminded",
      "quarantine_link",
      { ...link, quarantine_id: ours.dueId, made_ms: just(start, -1) },
      [{ code: null }, { made_ms: just(start) }, { reminded_day: today }, other],
      async (trx) => {
        await trx.updateTable("quarantine").set({ last_day: today }).where("id", "=", ours.dueId).execute();
        return dueReminders(trx, { today, now, most: 100 });
      },
      { also: [{ reminded_day: addDays(today, -1) }] },
    ),
    is("rounds", "camp_check", check, [ELSEWHERE], (trx) => listChecks(trx, scope, 100)),
    is(
      "a round",
      "camp_check",
      check,
      [{ unit_id: ours.partnerId }, { site_name: "chợ" }, { day: addDays(today, -9) }],
      (trx) => lockCheck(trx, { unit_id: ours.unitId, site_name: "trường", day: today }),
    ),
  ];
}
