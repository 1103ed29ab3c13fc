import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Hours, Minutes, minus, parseInstant, plus } from "@bluezone/protocol/time";
import { ACTIVATION_DELAY, type SigningDates, signingKeyAt, turnSigningKeys } from "./rotation.ts";

const start = parseInstant("2020-12-01T00:00:00Z");
const key = (kid: string, active = start, signs = true): SigningDates => ({
  kid,
  made: active,
  active,
  signs,
});

test("the first key signs at once, its successor is made after 30 days and signs an hour later", () => {
  assert.deepEqual(turnSigningKeys([], start).makeActiveAt, start);
  const a = key("a");
  assert.equal(turnSigningKeys([a], minus(plus(start, Days(30)), Minutes(1))).makeActiveAt, undefined);
  const now = plus(start, Days(30));
  assert.equal(turnSigningKeys([a], now).makeActiveAt, plus(now, ACTIVATION_DELAY));
});

test("until it is active the successor does not sign, nor is another one made", () => {
  const active = plus(start, Days(30));
  const keys = [key("a"), key("b", active)];
  const before = minus(active, Minutes(1));
  assert.equal(signingKeyAt(keys, before)?.kid, "a");
  assert.deepEqual(turnSigningKeys(keys, before), { destroy: [], drop: [] });
  assert.equal(signingKeyAt(keys, active)?.kid, "b");
});

test("a replaced key can sign no more at once, and leaves the JWKS a day later", () => {
  const active = plus(start, Days(30));
  const keys = [key("b", active), key("a")];
  assert.deepEqual(turnSigningKeys(keys, active), { destroy: ["a"], drop: [] });
  const later = [key("b", active), key("a", start, false)];
  assert.deepEqual(turnSigningKeys(later, plus(active, Hours(23))), { destroy: [], drop: [] });
  assert.deepEqual(turnSigningKeys(later, plus(active, Days(1))), { destroy: [], drop: ["a"] });
});

test("of two that begin at one moment the one that was made later signs, and the other is destroyed", () => {
  const [late, early] = [{ ...key("b"), made: plus(start, Minutes(1)) }, key("a")];
  for (const keys of [
    [late, early],
    [early, late],
  ]) {
    assert.equal(signingKeyAt(keys, start)?.kid, "b");
    assert.deepEqual(turnSigningKeys(keys, start), { destroy: ["a"], drop: [] });
  }
});

test("a clock set back before every key still has one that signs", () => {
  const keys = [key("a", start, false), key("b", plus(start, Days(30)))];
  assert.equal(signingKeyAt(keys, minus(start, Days(1)))?.kid, "b");
  assert.equal(signingKeyAt([], start), undefined);
});
