import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { dialled, linesOn } from "./hotlines.ts";

const owner = { vi: "Trạm", en: "Station" };
const signed = [
  { number: "19009095", owner, validFrom: "2020-08-30" },
  { number: "+84969871919", owner, validFrom: "2021-01-01" },
  { number: "1022", owner, validFrom: "2020-07-01", validTo: "2020-12-27" },
  { number: "1900 9095", owner, validFrom: "2020-09-01" },
];
const shownOn = (day: string): string[] => linesOn(parseDay(day), signed).map(({ number }) => number);

test("a number is shown from its first day to its last, both included, and once", () => {
  assert.deepEqual(shownOn("2020-06-30"), []);
  assert.deepEqual(shownOn("2020-07-01"), ["1022"]);
  assert.deepEqual(shownOn("2020-12-27"), ["1900 9095", "1022"]);
  assert.deepEqual(shownOn("2020-12-28"), ["1900 9095"]);
  assert.deepEqual(shownOn("2021-01-01"), ["1900 9095", "0969 871 919"]);
});

test("a number that has an end says so, one without says that none is known", () => {
  const lines = linesOn(parseDay("2020-12-27"), signed);
  assert.deepEqual(
    lines.map(({ from, to }) => [from, to]),
    [
      [parseDay("2020-08-30"), null],
      [parseDay("2020-07-01"), parseDay("2020-12-27")],
    ],
  );
});

test("a number is dialled as it is stored and read in groups; what is no number of Vietnam stays as it was signed", () => {
  assert.deepEqual(dialled("+84969871919"), { number: "0969 871 919", link: "tel:+84969871919" });
  assert.deepEqual(dialled("(855) 12-34"), { number: "(855) 12-34", link: "tel:8551234" });
});
