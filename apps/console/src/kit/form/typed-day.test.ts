import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import fc from "fast-check";
import { pastFault, typedDay } from "./typed-day.ts";

const today = parseDay("2020-12-27");
const read = (typed: string, on = today) => {
  const day = typedDay(typed, on);
  return day === undefined ? undefined : isoDay(day);
};

test("a day is typed in whichever way the hand is used to", () => {
  for (const typed of [
    "2012",
    "20/12",
    "20.12",
    "20-12",
    "20 12",
    "20/12/2020",
    "20/12/20",
    "20122020",
    "2020-12-20",
    " 20/12 ",
  ])
    assert.equal(read(typed), "2020-12-20", typed);
  assert.equal(read("3/1/2021"), "2021-01-03");
});

test("without a year the nearest such day is meant, also across New Year", () => {
  assert.equal(read("0301"), "2021-01-03");
  assert.equal(read("3/1", parseDay("2021-01-02")), "2021-01-03");
  assert.equal(read("27/12", parseDay("2021-01-02")), "2020-12-27");
  assert.equal(read("29/2", parseDay("2020-12-27")), "2020-02-29");
});

test("what is no day is not guessed at", () => {
  for (const typed of [
    "",
    "31/4",
    "30/2/2020",
    "29/2/2021",
    "2013",
    "201",
    "20/12/2020/1",
    "hôm nay",
    "20/12/20200",
    "2020-13-01",
  ])
    assert.equal(read(typed), undefined, typed);
});

test("every day that the desk writes in Vietnamese is read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: -3_000, max: 3_000 }), (n) => {
      const day = addDays(today, n);
      assert.equal(typedDay(date(day, "vi"), today), day);
      assert.equal(typedDay(isoDay(day), Day(0)), day);
    }),
  );
});

test("a day of what has happened has come, and where a bound is given lies no further back", () => {
  const on = (day: string, oldest?: number) => pastFault(parseDay(day), today, oldest);
  assert.deepEqual([on("2020-12-27"), on("2020-12-28"), on("2020-12-28", 60)], [undefined, "ahead", "ahead"]);
  assert.deepEqual(
    [on("2020-10-28", 60), on("2020-10-27", 60), on("2020-10-27")],
    [undefined, "old", undefined],
  );
});
