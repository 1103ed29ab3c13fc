import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Instant, Minutes, parseInstant, plus, Seconds } from "../time.ts";
import type { Payload } from "./frame.ts";
import { MAX_KEPT, ShortIdResolver } from "./short-id.ts";

const start = parseInstant("2020-12-27T07:30:00Z");
const at = (minutes: number): Instant => plus(start, Minutes(minutes));
const payload = (head: number, tail = 0): Payload => ({
  rpi: Uint8Array.of(...new Array(6).fill(head), ...new Array(10).fill(tail)),
  aem: Uint8Array.of(1, 2, 3, 4),
});
const short = (head: number) => payload(head).rpi.slice(0, 6);

test("readings of a short id wait for its payload and are then its own", () => {
  const resolver = new ShortIdResolver<string>();
  assert.deepEqual(resolver.hearShortId(short(1), at(0), "a"), []);
  assert.deepEqual(resolver.hearShortId(short(2), at(1), "other"), []);
  assert.deepEqual(resolver.hearShortId(short(1), at(2), "b"), []);
  assert.deepEqual(resolver.hearPayload(payload(1), at(3), "c"), {
    payload: payload(1),
    readings: ["a", "b", "c"],
  });
});

test("once the payload is known, its short id is resolved at once, and no reading is given twice", () => {
  const resolver = new ShortIdResolver<string>();
  resolver.hearPayload(payload(1), at(0), "a");
  assert.deepEqual(resolver.hearShortId(short(1), at(1), "b"), [{ payload: payload(1), readings: ["b"] }]);
  assert.deepEqual(resolver.hearPayload(payload(1), at(2), "c").readings, ["c"]);
});

test("a payload of the next interval does not resolve a short id of this one, nor the other way round", () => {
  const resolver = new ShortIdResolver<string>();
  resolver.hearShortId(short(1), at(9.99), "a");
  assert.deepEqual(resolver.hearPayload(payload(1), at(10), "b").readings, ["b"]);
  assert.deepEqual(resolver.hearShortId(short(1), at(20), "c"), []);
});

test("after 20 minutes an unresolved short id is dropped, not earlier", () => {
  for (const [wait, readings] of [
    [Minutes(20) - 1, ["a", "late"]],
    [Minutes(20), ["late"]],
  ] as const) {
    const resolver = new ShortIdResolver<string>();
    resolver.hearShortId(short(1), at(0), "a");
    resolver.forget(plus(at(0), Seconds(wait / 1000)));
    // A payload that was heard in time, but is told late.
    assert.deepEqual(resolver.hearPayload(payload(1), at(1), "late").readings, readings);
  }
});

test("a clock set back does not keep readings for ever", () => {
  const resolver = new ShortIdResolver<string>();
  resolver.hearShortId(short(1), at(60), "a");
  resolver.forget(at(0));
  assert.deepEqual(resolver.hearPayload(payload(1), at(60), "b").readings, ["b"]);
});

test("whoever repeats a short id with another end takes no readings away from the true payload", () => {
  const resolver = new ShortIdResolver<string>();
  resolver.hearShortId(short(1), at(0), "a");
  resolver.hearPayload(payload(1, 9), at(1), "fake");
  assert.deepEqual(resolver.hearPayload(payload(1, 0), at(2), "true").readings, ["a", "true"]);
  const later = resolver.hearShortId(short(1), at(3), "b");
  assert.deepEqual(
    later.map((r) => r.payload),
    [payload(1, 9), payload(1, 0)],
  );
});

test("a flood of invented payloads does not fill the memory", () => {
  const resolver = new ShortIdResolver<number>();
  resolver.hearShortId(short(1), at(0), -1);
  for (let i = 0; i < MAX_KEPT; i++) {
    const rpi = new Uint8Array(16);
    new DataView(rpi.buffer).setUint32(0, i);
    resolver.hearPayload({ rpi, aem: new Uint8Array(4) }, at(1), i);
  }
  assert.deepEqual(resolver.hearPayload(payload(1), at(2), 0).readings, [0]);
});

test("a flood of invented short ids pushes out the oldest and stays within the limit", () => {
  const resolver = new ShortIdResolver<number>();
  resolver.hearShortId(short(1), at(0), -1);
  const flood = new Uint8Array(6);
  for (let i = 0; i < MAX_KEPT; i++) {
    new DataView(flood.buffer).setUint32(0, i);
    flood[5] = 0xff;
    resolver.hearShortId(flood, at(1), i);
  }
  assert.deepEqual(resolver.hearPayload(payload(1), at(2), 0).readings, [0]);
  resolver.hearShortId(short(2), at(2), 7);
  assert.deepEqual(resolver.hearPayload(payload(2), at(2), 8).readings, [7, 8]);
});

test("in any order of hearing, a payload of an interval ends up with all readings of it, each once", () => {
  const step = fc.record({ short: fc.boolean(), minute: fc.nat(29) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const resolver = new ShortIdResolver<number>();
      const given = new Set<number>();
      steps.forEach(({ short: isShort, minute }, n) => {
        const readings = isShort
          ? resolver.hearShortId(short(1), at(minute), n).flatMap((r) => r.readings)
          : resolver.hearPayload(payload(1), at(minute), n).readings;
        for (const r of readings) {
          assert.ok(!given.has(r), "a reading was given twice");
          given.add(r);
        }
      });
      const interval = (n: number) => Math.floor(steps[n]!.minute / 10);
      const known = new Set(steps.flatMap((s, n) => (s.short ? [] : [interval(n)])));
      assert.deepEqual(
        [...given].sort((a, b) => a - b),
        steps.flatMap((_, n) => (known.has(interval(n)) ? [n] : [])),
      );
    }),
  );
});
