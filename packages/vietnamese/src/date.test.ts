import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  clock,
  clockPhrase,
  date,
  dayMonth,
  dayName,
  officialDate,
  partOfDay,
  partOfDayName,
  partOfDaySpan,
  weekday,
} from "./date.ts";

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

test("a day is written as its reader expects", () => {
  assert.equal(date(day("2020-12-27"), "vi"), "27/12/2020");
  assert.equal(date(day("2020-12-27"), "en"), "27 Dec 2020");
  assert.equal(dayMonth(day("2021-01-03"), "vi"), "3/1");
  assert.equal(dayName(day("2020-12-27"), "vi"), "Chủ nhật 27/12");
  assert.equal(dayName(day("2020-12-24"), "vi", "short"), "thứ Năm 24/12");
  assert.equal(dayName(day("2020-12-20"), "en"), "Sunday 20 Dec");
  assert.equal(dayName(day("2020-12-24"), "en", "short"), "Thu 24 Dec");
});

test("the seven weekdays follow one another, with capital names and the small word thứ", () => {
  const week = Array.from({ length: 7 }, (_, i) => weekday(day("2020-12-28") + i, "vi"));
  assert.deepEqual(week, ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]);
  assert.equal(weekday(-1, "en"), "Wednesday");
});

test("official papers put a 0 before small days and before January and February only", () => {
  assert.equal(officialDate(day("2021-01-04")), "ngày 04 tháng 01 năm 2021");
  assert.equal(officialDate(day("2020-12-27")), "ngày 27 tháng 12 năm 2020");
  assert.equal(officialDate(day("2021-03-09")), "ngày 09 tháng 3 năm 2021");
});

test("a written date names the same day again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
      const [d, m, y] = date(n, "vi").split("/").map(Number);
      assert.equal(Date.UTC(y!, m! - 1, d!) / 86_400_000, n);
      assert.equal(Date.parse(`${date(n, "en")} UTC`) / 86_400_000, n);
    }),
  );
});

test("times of day are short in tables and spoken in sentences", () => {
  assert.equal(clock({ hour: 7, minute: 5 }), "7:05");
  assert.equal(clock({ hour: 14, minute: 30 }), "14:30");
  assert.equal(clockPhrase({ hour: 14, minute: 30 }, "vi"), "14 giờ 30");
  assert.equal(clockPhrase({ hour: 18, minute: 0 }, "vi"), "18 giờ");
  assert.equal(clockPhrase({ hour: 18, minute: 0 }, "en"), "18:00");
  assert.equal(clockPhrase({ hour: 0, minute: 0 }, "vi"), "0 giờ");
});

test("a day has four parts: morning from 5, afternoon from 12, evening from 18, night from 22", () => {
  const parts = Array.from({ length: 24 }, (_, hour) => partOfDay(hour));
  const expected = [
    ...Array(5).fill("night"),
    ...Array(7).fill("morning"),
    ...Array(6).fill("afternoon"),
    ...Array(4).fill("evening"),
    ...Array(2).fill("night"),
  ];
  assert.deepEqual(parts, expected);
});

test("a part of the day is named alone, with its day and with its hours", () => {
  const sunday = day("2020-12-20");
  assert.equal(partOfDayName("night", "vi"), "đêm");
  assert.equal(partOfDayName("afternoon", "vi", sunday), "chiều Chủ nhật 20/12");
  assert.equal(partOfDayName("afternoon", "en", sunday), "Sunday 20 Dec, afternoon");
  assert.equal(partOfDaySpan("afternoon", "vi"), "chiều, 12–18 giờ");
  assert.equal(partOfDaySpan("night", "en"), "night, 22:00–5:00");
});

test("what is no day or time is refused, not written", () => {
  for (const n of [0.5, Number.NaN, 1e12]) assert.throws(() => date(n, "vi"), RangeError);
  for (const at of [
    { hour: 24, minute: 0 },
    { hour: 7, minute: 60 },
    { hour: -1, minute: 0 },
  ])
    assert.throws(() => clock(at), RangeError);
  assert.throws(() => partOfDay(24), RangeError);
});
