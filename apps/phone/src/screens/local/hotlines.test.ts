import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { linesOn } from "./hotlines.ts";

const owner = { vi: "Trạm", en: "Station" };
const signed = [
  { number: "115", owner, validFrom: "2020-01-01" },
  { number: "19009095", owner, validFrom: "2020-08-30" },
  { number: "+84969871919", owner, validFrom: "2021-01-01" },
  { number: "1022", owner, validFrom: "2020-07-01", validTo: "2020-12-27" },
  { number: "1900 9095", owner, validFrom: "2020-09-01" },
];
const shownOn = (day: string): string[] => linesOn(parseDay(day), signed).map(({ shown }) => shown);

test("a number is shown from its first day to its last, both included, and once; 115 stands elsewhere", () => {
  assert.deepEqual(shownOn("2020-06-30"), []);
  assert.deepEqual(shownOn("2020-07-01"), ["1022"]);
  assert.deepEqual(shownOn("2020-12-27"), ["1900 9095", "1022"]);
  assert.deepEqual(shownOn("2020-12-28"), ["1900 9095"]);
  assert.deepEqual(shownOn("2021-01-01"), ["1900 9095", "0969 871 919"]);
});

test("a number that has an end says so, one without says that none is known", () => {
  assert.deepEqual(
    linesOn(parseDay("2020-12-27"), signed).map(({ from, to }) => [from, to]),
    [
      [parseDay("2020-08-30"), null],
      [parseDay("2020-07-01"), parseDay("2020-12-27")],
    ],
  );
});

test("a number is dialled as it is stored and read in groups; what is no number of Vietnam stays as it was signed", () => {
  const foreign = { number: "+855 23 123 456", owner, validFrom: "2020-01-01" };
  assert.deepEqual(
    linesOn(parseDay("2021-01-01"), [...signed, foreign]).map(({ number, shown }) => [number, shown]),
    [
      ["19009095", "1900 9095"],
      ["+84969871919", "0969 871 919"],
      ["+855 23 123 456", "+855 23 123 456"],
    ],
  );
});
