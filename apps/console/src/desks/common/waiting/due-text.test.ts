import assert from "node:assert/strict";
import { test } from "node:test";
import { type Instant, parseInstant } from "@bluezone/protocol/time";
import { dueTextOf, lengthOf } from "./due-text.ts";

const at = (text: string): Instant => parseInstant(`${text}:00+07:00`);
const NOW = at("2020-12-28T09:00");

test("a length is said in the largest unit that it fills, and is never nothing", () => {
  const since = (text: string) => Object.values(lengthOf(at(text), NOW)).join(" ");
  assert.equal(since("2020-12-28T09:00"), "Minutes 1");
  assert.equal(since("2020-12-28T08:01"), "Minutes 59");
  assert.equal(since("2020-12-28T08:00"), "Hours 1");
  assert.equal(since("2020-12-26T09:01"), "Hours 47");
  assert.equal(since("2020-12-26T09:00"), "Days 2");
});

test("what is due is over, by a time, or in the course of the day that midnight ends", () => {
  assert.deepEqual(dueTextOf(at("2020-12-28T08:25"), NOW), {
    is: "over",
    by: { unit: "Minutes", count: 35 },
  });
  assert.deepEqual(dueTextOf(NOW, NOW), { is: "by", time: "9:00", day: 18_624, ahead: 0 });
  assert.deepEqual(dueTextOf(at("2020-12-29T12:10"), NOW), {
    is: "by",
    time: "12:10",
    day: 18_625,
    ahead: 1,
  });
  assert.deepEqual(dueTextOf(at("2020-12-29T00:00"), NOW), { is: "in", day: 18_624, ahead: 0 });
  assert.deepEqual(dueTextOf(at("2020-12-31T00:00"), NOW), { is: "in", day: 18_626, ahead: 2 });
});
