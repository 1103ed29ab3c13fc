import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { holidayOn, holidaysKnown, PUBLIC_HOLIDAYS } from "./public-holiday.ts";

const WEEKEND = [2, 3];

test("each year that is entered has as many working days off as the Labour Code gives, and none that is not is guessed", () => {
  const off = new Map<string, number>();
  for (const { validFrom, validTo } of PUBLIC_HOLIDAYS)
    for (let day = validFrom; day <= (validTo ?? validFrom); day = addDays(day, 1))
      if (!WEEKEND.includes(day % 7)) {
        const year = isoDay(day).slice(0, 4);
        off.set(year, (off.get(year) ?? 0) + 1);
      }
  // 1 + 5 + 1 + 1 + 1 + 2, a day less before the code of 2019 was in force.
  assert.deepEqual(Object.fromEntries(off), {
    2020: 10,
    2021: 11,
    2022: 11,
    2023: 11,
    2024: 11,
    2025: 11,
    2026: 11,
  });
  for (const day of ["2019-12-31", "2027-01-01"]) {
    assert.equal(holidaysKnown(parseDay(day)), false, day);
    assert.equal(holidayOn(parseDay(day)), undefined, day);
  }
});

test("Tết's first day lies in its holiday each year, and a day between holidays is none", () => {
  for (const first of [
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
  ])
    assert.equal(holidayOn(parseDay(first))?.name.en, "Tết", first);
  assert.equal(holidayOn(parseDay("2023-05-03"))?.name.vi, "Ngày Chiến thắng và Quốc tế Lao động");
  assert.equal(holidayOn(parseDay("2026-04-28")), undefined);
  assert.equal(holidaysKnown(Day(parseDay("2026-11-27"))), true);
});
