import assert from "node:assert/strict";
import { test } from "node:test";
import { reading } from "./reading-time.ts";
import { spoken } from "./spoken.ts";
import { syllables } from "./syllable.ts";
import { BULLETIN } from "./testing/bulletin.ts";

test("the sample bulletin has 262 words as it is written and 284 as it is said: 122 seconds at 140 a minute", () => {
  assert.equal(BULLETIN.split(/\s+/).length, 262);
  assert.deepEqual(reading(BULLETIN), { syllables: 284, seconds: 122 });
  assert.equal(syllables(spoken(BULLETIN)), 284);
});

test("a number takes as long as its words", () => {
  assert.equal(reading("27/12/2020").syllables, 14);
  assert.equal(reading("1900 9095").syllables, 8);
  assert.deepEqual(reading("5K", 60), { syllables: 2, seconds: 2 });
  assert.deepEqual(reading(""), { syllables: 0, seconds: 0 });
});

test("a pace of nothing or less is none", () => {
  for (const pace of [0, -1, Number.NaN]) assert.throws(() => reading("xin chào", pace), RangeError);
});
