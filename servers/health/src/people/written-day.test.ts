import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { writtenDay } from "./written-day.ts";

test("a day is read in every form in which people and spreadsheets write it", () => {
  for (const written of [
    "2020-12-26",
    "26/12/2020",
    "26-12-2020",
    "26.12.2020",
    "26.12.20",
    "26/12/20",
    "26122020",
    " 26/12/2020 ",
  ]) {
    const day = writtenDay(written);
    assert.equal(day === undefined ? undefined : isoDay(day), "2020-12-26", written);
  }
  assert.equal(writtenDay("5/1/2021"), parseDay("2021-01-05"));
});

test("a day that no calendar has, or without its year, is none", () => {
  for (const none of [
    "2020-02-30",
    "29/2/2021",
    "2020",
    "",
    "32/01/2020",
    "26/12",
    "2612",
    "12/26/2020",
    "20201226",
    "26/12/020",
    "hôm qua",
  ])
    assert.equal(writtenDay(none), undefined, none);
});
