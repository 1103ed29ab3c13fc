import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { holidayOn, holidaysKnown, PUBLIC_HOLIDAYS, UNDECIDED_DAYS } from "./public-holiday.ts";

const isWeekend = (day: Day): boolean => [2, 3].includes(day % 7);

/** Working days off by year. */
function daysOff(): Map<string, number> {
  const off = new Map<string, number>();
  for (const { validFrom, validTo } of PUBLIC_HOLIDAYS)
    for (let day = validFrom; day <= (validTo ?? validFrom); day = addDays(day, 1))
      if (!isWeekend(day)) {
        const year = isoDay(day).slice(0, 4);
        off.set(year, (off.get(year) ?? 0) + 1);
      }
  return off;
}

test("each decided year has as many working days off as the Labour Code gives, and none that is not entered is guessed", () => {
  // 1 + 5 + 1 + 1 + 1 + 2, a day less before the code of 2019 was in force; of 2027 two wait for the decision.
  assert.deepEqual(Object.fromEntries(daysOff()), {
    2020: 10,
    2021: 11,
    2022: 11,
    2023: 11,
    2024: 11,
    2025: 11,
    2026: 11,
    2027: 9,
  });
  for (const day of ["2019-12-31", "2028-01-03"]) {
    assert.equal(holidaysKnown(parseDay(day)), false, day);
    assert.equal(holidayOn(parseDay(day)), undefined, day);
  }
});

/**
 * Tết's first day and the Hùng kings' day by the Vietnamese lunar calendar, as the Python package "holidays"
 * (github.com/vacanza/holidays) lists them: its tables of the Chinese calendar with the exceptions of the Vietnamese one.
 */
const LUNAR = {
  2020: ["2020-01-25", "2020-04-02"],
  2021: ["2021-02-12", "2021-04-21"],
  2022: ["2022-02-01", "2022-04-10"],
  2023: ["2023-01-22", "2023-04-29"],
  2024: ["2024-02-10", "2024-04-18"],
  2025: ["2025-01-29", "2025-04-07"],
  2026: ["2026-02-17", "2026-04-26"],
  2027: ["2027-02-06", "2027-04-16"],
} as const;

test("Tết and the Hùng kings' day lie where the published lunar calendar has them, in every year that is entered", () => {
  assert.deepEqual(Object.keys(LUNAR), [...daysOff().keys()]);
  for (const [tet, hung] of Object.values(LUNAR)) {
    assert.equal(holidayOn(parseDay(tet))?.name.en, "Tết", tet);
    assert.equal(holidayOn(addDays(parseDay(tet), -1))?.name.en, "Tết", "its eve");
    assert.equal(holidayOn(parseDay(hung))?.name.en, "Hùng Kings' day", hung);
  }
});

test("holidays of fixed days lie on them, and what falls on a day off is given on the next working day", () => {
  for (const year of Object.keys(LUNAR)) {
    for (const day of ["01-01", "04-30", "05-01", "09-02"])
      assert.ok(
        holidayOn(parseDay(`${year}-${day}`)) ?? isWeekend(parseDay(`${year}-${day}`)),
        `${year}-${day}`,
      );
  }
  assert.equal(holidayOn(parseDay("2023-05-03"))?.name.vi, "Ngày Chiến thắng và Quốc tế Lao động");
  assert.equal(holidayOn(parseDay("2027-05-03"))?.name.vi, "Ngày Chiến thắng và Quốc tế Lao động");
  assert.equal(holidayOn(parseDay("2026-04-28")), undefined);
});

test("a day that waits for a decision is no holiday and not known to be none; it lies beside one, or is asked for", () => {
  for (const [day, why] of UNDECIDED_DAYS) {
    assert.equal(isWeekend(day), false, isoDay(day));
    assert.equal(holidayOn(day), undefined, isoDay(day));
    assert.equal(holidaysKnown(day), false, isoDay(day));
    const beside = [-1, 1].some((step) => holidayOn(addDays(day, step)) !== undefined);
    assert.ok(beside || why.includes("Culture Day") || why.includes("in 2026"), isoDay(day));
  }
  assert.equal(holidaysKnown(parseDay("2026-11-27")), true);
  assert.equal(holidaysKnown(parseDay("2027-03-01")), true);
});

test("each holiday says the law or the decision that it comes from", () => {
  for (const { source, validFrom } of PUBLIC_HOLIDAYS)
    assert.match(source, /QH1[34], art\. 11/, isoDay(validFrom));
  assert.match(holidayOn(parseDay("2025-01-27"))?.source ?? "", /8726\/VPCP-KGVX/);
  assert.doesNotMatch(holidayOn(parseDay("2025-04-07"))?.source ?? "", /VPCP/);
});

test("Tết of 2027 is five days and the two for its weekend, whichever day before it is the first", () => {
  const daysFrom = (first: string): ReadonlySet<string> => {
    const off = new Set<string>();
    let day = parseDay(first);
    for (let left = 5; left > 0; day = addDays(day, 1), left -= 1) off.add(isoDay(day));
    for (
      let owed = [...off].filter((one) => isWeekend(parseDay(one))).length;
      owed > 0;
      day = addDays(day, 1)
    ) {
      if (!isWeekend(day)) owed -= 1;
      off.add(isoDay(day));
    }
    return off;
  };
  const [one, two] = [daysFrom("2027-02-05"), daysFrom("2027-02-04")];
  assert.deepEqual(
    [...one].filter((day) => two.has(day)),
    ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10"],
  );
  for (const day of ["2027-02-05", "2027-02-10"]) assert.ok(holidayOn(parseDay(day)), day);
  assert.ok(two.has("2027-02-04") && !one.has("2027-02-04"));
  assert.match(UNDECIDED_DAYS.get(parseDay("2027-02-04")) ?? "", /two days before/);
  assert.ok(one.has("2027-02-11") && !two.has("2027-02-11"));
  assert.match(UNDECIDED_DAYS.get(parseDay("2027-02-11")) ?? "", /one day before/);
});
