/** What can be entered of a quarantine at all: temperatures, first days, half-days, small counts, how long a link opens. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { addDays, parseDay, parseInstant } from "@bluezone/protocol/time";
import type { Transaction } from "../tables.ts";
import { opensOn } from "./link.ts";
import { enterHalf } from "./log.ts";
import { type NewQuarantine, startQuarantine } from "./start.ts";
import { readSymptoms, tenthsOf, writeSymptoms } from "./symptoms.ts";
import type { QuarantineRow } from "./tables.ts";
import { told } from "./told.ts";

const today = parseDay("2020-12-27");
const now = parseInstant("2020-12-27T09:00:00.000+07:00");
/** What is refused is refused before anything is asked of the database; what is not gets as far as that. */
const trx = {} as Transaction;
const far = (error: unknown) => error instanceof TypeError;
const refused = (code: string) => (error: unknown) => (error as { code?: string }).code === code;

test("a temperature is 34.0 to 43.0 degrees with one decimal, or was not taken", () => {
  assert.deepEqual([null, 34, 38.4, 43].map(tenthsOf), [null, 340, 384, 430]);
  for (const none of [33.9, 43.1, 36.65, 40.001])
    assert.throws(() => tenthsOf(none), refused("temperature_invalid"));
});

test("symptoms are kept in words, and a word that is none is left out", () => {
  assert.deepEqual(readSymptoms(writeSymptoms(["cough", "breath"])).toSorted(), ["breath", "cough"]);
  assert.deepEqual([readSymptoms(""), readSymptoms("cough,rash")], [[], ["cough", "rash"]]);
});

test("outside nobody is told of one to four people", () => {
  assert.deepEqual([0, 1, 4, 5].map(told), [0, null, null, 5]);
});

test("a link opens until seven days after the end", () => {
  const ended = (days: number) => opensOn({ ended_day: addDays(today, -days) }, today);
  assert.deepEqual([opensOn({ ended_day: null }, today), ended(7), ended(8)], [true, true, false]);
});

test("a first day lies from 28 days back to two days ahead; a site has a name", async () => {
  const begin = (days: number, more: Partial<NewQuarantine> = {}) =>
    startQuarantine(
      trx,
      { random: { bytes: (n) => new Uint8Array(n) }, now, today, disease: COVID_19 },
      {
        ...{ person: { id: "p" } as NewQuarantine["person"], contactId: null, caseId: null, place: "home" },
        ...{ ruleDay: today, firstDay: addDays(today, days), by: "b", ...more },
      },
    );
  for (const days of [-28, 2]) await assert.rejects(begin(days), far);
  for (const days of [-29, 3]) await assert.rejects(begin(days), refused("first_day_invalid"));
  await assert.rejects(begin(0, { place: "site" }), refused("site_missing"));
  await assert.rejects(begin(0, { place: "site", siteName: "trường" }), far);
});

test("a half-day is entered from the first day on, not ahead of now, and after the end until it was ended", async () => {
  const enter = (days: number, half: "morning" | "afternoon", row: Partial<QuarantineRow> = {}) =>
    enterHalf(
      COVID_19,
      trx,
      now,
      { ended_day: null, ended_ms: null, first_day: addDays(today, -3), ...row } as QuarantineRow,
      { day: addDays(today, days), half, seen: 0, temperature: null, symptoms: [], by: "b" },
    );
  const ended = {
    ended_day: addDays(today, -2),
    ended_ms: String(parseInstant("2020-12-26T10:00:00.000+07:00")),
  };
  for (const good of [
    enter(0, "morning"),
    enter(-1, "afternoon"),
    enter(-3, "morning"),
    enter(-1, "afternoon", ended),
  ])
    await assert.rejects(good, far);
  const early = {
    ended_day: addDays(today, -1),
    ended_ms: String(parseInstant("2020-12-25T10:00:00.000+07:00")),
  };
  await assert.rejects(enter(-1, "morning", early), far);
  for (const bad of [
    enter(1, "morning"),
    enter(0, "afternoon"),
    enter(-4, "morning"),
    enter(0, "morning", ended),
  ])
    await assert.rejects(bad, refused("day_invalid"));
});
