import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { AN_GIANG } from "./an-giang.ts";
import { on } from "./dated.ts";
import { hotlineOn } from "./hotline.ts";

const numbersOn = (iso: string): string[] => on(AN_GIANG.hotlines, parseDay(iso)).map(({ number }) => number);

test("a line that has been stopped is not given out any more", () => {
  assert.ok(numbersOn("2023-01-12").includes("1022"));
  assert.ok(!numbersOn("2023-01-13").includes("1022"));
});

test("on the day of the letter one calls the ministry's number about health, 115 in an emergency", () => {
  const day = parseDay("2020-12-27");
  assert.equal(hotlineOn(AN_GIANG.hotlines, "health", day)?.number, "19009095");
  assert.equal(hotlineOn(AN_GIANG.hotlines, "health", day)?.owner.vi, "Bộ Y tế");
  assert.equal(hotlineOn(AN_GIANG.hotlines, "emergency", day)?.number, "115");
  assert.equal(hotlineOn(AN_GIANG.hotlines, "rumours", day), undefined);
});

test("the first number of another list, such as a signed one, is taken by the same rule", () => {
  const day = parseDay("2021-08-01");
  const own = AN_GIANG.hotlines.filter(({ province }) => province === "89");
  assert.equal(hotlineOn(own, "health", day)?.number, "+84969871919");
});

test("every number has an owner in both languages, a source, and the form in which it is stored", () => {
  for (const { number, owner, source } of AN_GIANG.hotlines) {
    assert.match(number, /^(\+84\d{9,10}|\d{3,4}|1[89]00\d{4,6})$/);
    for (const text of [owner.vi, owner.en, source])
      assert.ok(text.length > 3 && text === text.normalize("NFC"));
  }
});

test("the numbers of a day are those that answer on it, and no ended one", () => {
  const numbers = on(AN_GIANG.hotlines, parseDay("2023-01-13")).map(({ number }) => number);
  assert.deepEqual(numbers, ["115", "19009095", "19003228", "+84969871919", "18008108"]);
  assert.deepEqual(
    on(AN_GIANG.hotlines, parseDay("2020-12-27")).map(({ number }) => number),
    ["115", "19009095", "19003228"],
  );
});
