import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Enin, eninAt, isoInstant, parseInstant } from "../time.ts";
import { closeEarly, lastInterval, successor, tek, tekEnd, tekForDay } from "./tek.ts";

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const enins = fc.nat(0xffff_ffff - 288).map(Enin);
const random = (n: number) => new Uint8Array(16).fill(n);

test("a key of the day starts and ends at midnight UTC", () => {
  const afternoon = eninAt(parseInstant("2020-12-27T14:35:00+07:00"));
  const t = tekForDay(random(1), afternoon);
  assert.equal(isoInstant(tekEnd(t)), "2020-12-28T00:00:00.000Z");
  assert.equal(t.rollingStart, eninAt(parseInstant("2020-12-27T00:00:00Z")));
  assert.equal(t.rollingPeriod, 144);
});

test("a key holds its own copy of the bytes", () => {
  const given = random(1);
  const t = tekForDay(given, Enin(0));
  given[0] = 9;
  assert.equal(t.key[0], 1);
});

test("closing a key and its successor cover the day: no interval twice, none left out", () => {
  fc.assert(
    fc.property(enins, fc.nat(143), bytes, bytes, (enin, n, a, b) => {
      const day = tekForDay(a, enin);
      const at = Enin(day.rollingStart + n);
      const closed = closeEarly(day, at);
      const next = successor(closed, b);
      assert.equal(lastInterval(closed), at);
      assert.deepEqual(closed.key, day.key);
      assert.equal(next.rollingStart, at + 1);
      assert.deepEqual(next.key, b);
      assert.equal((next.rollingStart + next.rollingPeriod) % 144, 0);
      // Closed in the day's last interval, the successor is the key of the whole next day.
      assert.equal(tekEnd(next) - tekEnd(day), n === 143 ? 86_400_000 : 0);
    }),
  );
});

test("a successor can be closed again the same day", () => {
  const day = tekForDay(random(1), Enin(2_642_976));
  const second = successor(closeEarly(day, Enin(2_643_000)), random(2));
  const third = successor(closeEarly(second, Enin(2_643_001)), random(3));
  assert.deepEqual([third.rollingStart, third.rollingPeriod], [2_643_002, 144 - 26]);
});

test("a key cannot close outside its own intervals", () => {
  const t = tek(random(1), Enin(100), 10);
  for (const outside of [99, 110]) assert.throws(() => closeEarly(t, Enin(outside)), RangeError);
  for (const inside of [100, 109]) assert.equal(closeEarly(t, Enin(inside)).rollingPeriod, inside - 99);
});

test("values outside the limits do not become keys", () => {
  for (const period of [0, 145, 1.5, -1, Number.NaN])
    assert.throws(() => tek(random(1), Enin(0), period), RangeError);
  for (const length of [0, 15, 17]) assert.throws(() => tek(new Uint8Array(length), Enin(0), 1), RangeError);
  assert.throws(() => tek(random(1), Enin(0xffff_ffff), 2), RangeError);
  assert.equal(tekEnd(tek(random(1), Enin(0xffff_ffff), 1)), 2 ** 32 * 600_000);
});
