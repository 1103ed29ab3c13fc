import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Hours, minus, parseInstant, plus } from "@bluezone/protocol/time";
import { turnHashKeys } from "./rotation.ts";

const start = parseInstant("2020-12-27T00:00:00Z");
const made = (id: string, days: number) => ({ id, made: plus(start, Days(days)) });
const at = (days: number) => plus(start, Days(days));

test("the first key is due at once, the next after a day", () => {
  assert.deepEqual(turnHashKeys("code", [], start), { make: true, drop: [] });
  assert.equal(turnHashKeys("code", [made("a", 0)], minus(at(1), Hours(1))).make, false);
  assert.equal(turnHashKeys("code", [made("a", 0)], at(1)).make, true);
});

test("a key goes four days after its successor came, however late that was", () => {
  const keys = [made("c", 9), made("a", 0), made("b", 8)];
  assert.deepEqual(turnHashKeys("code", keys, at(12)).drop, []);
  assert.deepEqual(turnHashKeys("code", keys, plus(at(12), Hours(1))).drop, ["a"]);
  assert.deepEqual(turnHashKeys("code", keys, at(100)).drop, ["a", "b"]);
});

test("phone keys last longer than a phone hash lives under them", () => {
  const keys = [made("a", 0), made("b", 30)];
  assert.equal(turnHashKeys("phone", [made("a", 0)], minus(at(30), Hours(1))).make, false);
  assert.equal(turnHashKeys("phone", [made("a", 0)], at(30)).make, true);
  assert.deepEqual(turnHashKeys("phone", keys, at(61)).drop, []);
  assert.deepEqual(turnHashKeys("phone", keys, at(62)).drop, ["a"]);
});

test("a clock set back makes and drops nothing", () => {
  assert.deepEqual(turnHashKeys("code", [made("a", 0), made("b", 1)], minus(start, Days(3))), {
    make: false,
    drop: [],
  });
});
