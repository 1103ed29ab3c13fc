/** A quarantine as pages show it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { addDays, isoDay, parseDay } from "@bluezone/protocol/time";
import type { QuarantineLogRow, QuarantineRow, QuarantineTestRow } from "./tables.ts";
import { type AroundQuarantine, courseDayOf, daysOf, shownLogs, shownRow, shownTests } from "./view.ts";

const FIRST = parseDay("2021-07-20");
const row = (more: Partial<QuarantineRow> = {}): QuarantineRow =>
  ({
    ...{
      id: "q",
      version: 2,
      unit_id: "u",
      place: "home",
      site_name: null,
      first_day: FIRST,
      last_day: addDays(FIRST, 13),
    },
    ...{ rule_day: FIRST, vaccinated: false, ended_day: null, ...more },
  }) as QuarantineRow;
const log = (more: Partial<QuarantineLogRow> = {}): QuarantineLogRow =>
  ({
    ...{ quarantine_id: "q", day: FIRST, half: "morning", nth: 1, tenths: 368, symptoms: "", by: "officer" },
    ...{ at_ms: "1626750000000", replaced_ms: null, visit_id: null, recorded_ms: null, ...more },
  }) as QuarantineLogRow;
const sample = (course_day: number, result: QuarantineTestRow["result"] = null): QuarantineTestRow => ({
  ...{ quarantine_id: "q", course_day, taken_day: addDays(FIRST, course_day), result },
  ...{ result_day: result === null ? null : addDays(FIRST, course_day + 1), by: "b", at_ms: "1" },
});

test("the first day is day 1, the last one says how long", () => {
  assert.deepEqual([courseDayOf(row(), FIRST), courseDayOf(row(), FIRST + 3), daysOf(row())], [1, 4, 14]);
});

test("an entry that holds shows what it corrects of its own half-day; who entered it is said", () => {
  const logs = [
    log({ nth: 2, tenths: 372, symptoms: "cough", by: null }),
    log({ replaced_ms: "2", tenths: null }),
    log({ half: "afternoon", tenths: null }),
    log({ day: addDays(FIRST, -1), replaced_ms: "2" }),
    log({ quarantine_id: "other", replaced_ms: "2" }),
  ];
  const shown = shownLogs(logs);
  assert.deepEqual(
    shown.map(({ half, nth, temperature, symptoms, by, former }) => [
      half,
      nth,
      temperature,
      symptoms,
      by,
      former.length,
    ]),
    [
      ["morning", 2, 37.2, ["cough"], "person", 1],
      ["afternoon", 1, null, [], "desk", 0],
    ],
  );
  assert.equal(shown[0]?.former[0]?.temperature, null);
});

test("samples that the rule wants stand in their order beside those beyond it, as far as the last day", () => {
  const days = (of: QuarantineRow, taken: readonly QuarantineTestRow[]) =>
    shownTests(COVID_19, of, taken).map(({ courseDay, ofRule, taken: when, result, resultDay }) => [
      courseDay,
      ofRule,
      when !== null,
      result,
      resultDay !== null,
    ]);
  assert.deepEqual(
    days(row(), []),
    [1, 7, 14].map((day) => [day, true, false, null, false]),
  );
  assert.deepEqual(
    days(row({ last_day: addDays(FIRST, 12) }), []),
    [1, 7].map((day) => [day, true, false, null, false]),
  );
  assert.deepEqual(days(row(), [sample(7, "negative"), sample(3)]), [
    [1, true, false, null, false],
    [3, false, true, null, false],
    [7, true, true, "negative", true],
    [14, true, false, null, false],
  ]);
  const [, beyond] = shownTests(COVID_19, row(), [sample(3)]);
  assert.equal(beyond?.day, isoDay(addDays(FIRST, 2)));
});

test("a line has today's halves and the next sample that is wanted, while it goes on", () => {
  const person = { id: "p", name: "A", birthYear: null, phone: null, commune: null, address: null };
  const shown = (of: QuarantineRow, more: Partial<AroundQuarantine> = {}) =>
    shownRow(of, {
      ...{
        person: person as unknown as AroundQuarantine["person"],
        logs: [],
        tests: [],
        unwell: null,
        missed: null,
        moved: false,
      },
      ...{ today: FIRST, disease: COVID_19, ...more },
    });
  const logs = [
    log(),
    log({ half: "afternoon", tenths: 380 }),
    log({ day: addDays(FIRST, -1), half: "afternoon" }),
  ];
  const line = shown(row(), { logs, tests: [sample(1, "negative"), sample(3)] });
  assert.deepEqual([line.morning?.temperature, line.afternoon?.temperature], [36.8, 38]);
  assert.equal(line.nextTest, isoDay(addDays(FIRST, 6)));
  assert.deepEqual([line.day, line.days, line.ended], [1, 14, null]);
  const none = shown(row(), { logs: [logs[2]!], tests: [1, 7, 14].map((day) => sample(day, "negative")) });
  assert.deepEqual([none.morning, none.afternoon, none.nextTest], [null, null, null]);
  const ended = shown(row({ ended_day: FIRST }));
  assert.deepEqual([ended.nextTest, ended.ended], [null, isoDay(FIRST)]);
});
