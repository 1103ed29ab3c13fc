import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { hotlineFor } from "./hotline.ts";

const owner = { vi: "Trạm Y tế", en: "Health station" };
const today = parseDay("2020-12-27");
const signed = (number: string, validFrom: string, validTo?: string) => ({
  number,
  owner,
  validFrom,
  ...(validTo === undefined ? {} : { validTo }),
});

test("the first signed number that holds today is given, however it was written", () => {
  const found = hotlineFor(
    [signed("1900 3228", "2020-01-01", "2020-12-26"), signed("0296 385 2225", "2020-12-27", "2020-12-27")],
    today,
  );
  assert.ok(found.is === "valid" && found.signed);
  assert.equal(found.line.number, "+842963852225");
  assert.equal(found.line.shown, "0296 385 2225");
  assert.equal(found.line.to, today);
});

test("a signed number that has ended is not called, and nothing that is built in stands in for it", () => {
  assert.deepEqual(hotlineFor([signed("19003228", "2020-01-01", "2020-12-26")], today), {
    is: "none",
    signed: true,
  });
});

test("of numbers that all begin later the earliest is told with its day", () => {
  const found = hotlineFor([signed("19003228", "2021-02-01"), signed("19009095", "2021-01-01")], today);
  assert.ok(found.is === "later");
  assert.equal(isoDay(found.line.from), "2021-01-01");
});

test("115 and the line about false news are no health line, also in a signed list that names no purpose", () => {
  const all = AN_GIANG.hotlines.map(({ number, owner: of, validFrom }) => ({
    number,
    owner: of,
    validFrom: isoDay(validFrom),
  }));
  const found = hotlineFor(all, parseDay("2021-02-01"));
  assert.ok(found.is === "valid");
  assert.equal(found.line.number, "19009095");
  assert.deepEqual(hotlineFor([signed("115", "2020-01-01"), signed("1800 8108", "2020-01-01")], today), {
    is: "none",
    signed: true,
  });
});

test("without a signed list the number built in is given, and told apart", () => {
  const found = hotlineFor([], today);
  assert.ok(found.is === "valid" && !found.signed);
  assert.equal(found.line.shown, "1900 9095");
  assert.equal(found.line.owner.vi, "Bộ Y tế");
});
