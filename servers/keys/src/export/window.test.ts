import assert from "node:assert/strict";
import { test } from "node:test";
import { Enin, eninStart, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { holdIntervals, newestWindow, nextWindow, whenQuiet } from "./window.ts";

const T = Enin(2_680_000);
const quiet = { claimed: T, newest: T, earliest: undefined, revisions: false, hold: 0 };

test("a window is released 60 seconds after its end, and not earlier", () => {
  assert.equal(newestWindow(plus(eninStart(T), Seconds(59.999))), T - 1);
  assert.equal(newestWindow(plus(eninStart(T), Seconds(60))), T);
  assert.equal(newestWindow(plus(eninStart(T), Minutes(10.9))), T);
});

test("the first run makes one window, the newest", () => {
  assert.equal(nextWindow({ ...quiet, claimed: undefined, earliest: Enin(T - 500) }), T);
});

test("nothing is due when all is done, or when the clock was set back", () => {
  assert.equal(nextWindow({ ...quiet, earliest: Enin(T - 5), revisions: true }), undefined);
  assert.equal(nextWindow({ ...quiet, newest: Enin(T - 9), revisions: true }), undefined);
});

test("missed windows are made up one by one where keys wait for them, and passed over where none do", () => {
  const down = { ...quiet, claimed: Enin(T - 4) };
  assert.equal(nextWindow({ ...down, earliest: Enin(T - 900) }), T - 3);
  assert.equal(nextWindow({ ...down, earliest: Enin(T - 2) }), T - 2);
  assert.equal(nextWindow({ ...down, earliest: Enin(T + 7) }), T);
  assert.equal(nextWindow(down), T);
  assert.equal(nextWindow({ ...down, revisions: true }), T - 3);
});

test("with GAEN's hold a key waits two hours more", () => {
  const hold = holdIntervals("gaen");
  assert.equal(hold, 12);
  assert.equal(nextWindow({ ...quiet, claimed: Enin(T - 20), earliest: Enin(T - 13), hold }), T - 1);
});

test("a window with few keys waits for the end of its quiet time; one that needs no padding does not", () => {
  const hour = Enin(T - (T % 6));
  const few = { quiet: 6, enough: false, last: undefined as Enin | undefined };
  const quietly = (window: number, newest: number, state = few) =>
    Object.values(whenQuiet(Enin(window), Enin(newest), state));
  assert.deepEqual(quietly(hour + 1, hour + 5), [hour + 5, false]);
  assert.deepEqual(quietly(hour + 1, hour + 6), [hour + 6, true]);
  assert.deepEqual(quietly(hour + 1, hour + 30), [hour + 6, true], "each quiet time its own window");
  assert.deepEqual(quietly(hour, hour + 5), [hour, true]);
  assert.deepEqual(quietly(hour + 1, hour + 5, { ...few, enough: true }), [hour + 5, true]);
});

test("after a window that went out early the quiet time is as long as ever: its rest needs no second file at the hour's end", () => {
  const hour = Enin(T - (T % 6));
  const after = { quiet: 6, enough: false, last: Enin(hour + 5) };
  const quietly = (window: number, newest: number, state = after) =>
    Object.values(whenQuiet(Enin(window), Enin(newest), state));
  assert.deepEqual(quietly(hour + 6, hour + 6), [hour + 6, false]);
  assert.deepEqual(quietly(hour + 11, hour + 11), [hour + 11, true], "an hour after the last one");
  assert.deepEqual(quietly(hour + 7, hour + 40), [hour + 11, true], "also when it is made up");
  assert.deepEqual(quietly(hour + 12, hour + 12), [hour + 12, true], "then at whole hours again");
  assert.deepEqual(quietly(hour + 12, hour + 11), [hour + 11, false]);
});

test("no key waits longer than a quiet time, whatever went out before", () => {
  const quiet = 6;
  fc.assert(
    fc.property(
      fc.array(fc.record({ comes: fc.boolean(), enough: fc.boolean() }), { minLength: 60 }),
      (steps) => {
        let [earliest, last]: (Enin | undefined)[] = [];
        for (const [n, { comes, enough }] of steps.entries()) {
          const newest = Enin(T + n);
          if (comes) earliest ??= newest;
          if (earliest === undefined) continue;
          const { ends, takes } = whenQuiet(newest, newest, { quiet, enough, last });
          assert.equal(ends, newest);
          if (takes) [earliest, last] = [undefined, newest];
          else assert.ok(newest - earliest < quiet);
        }
      },
    ),
  );
});

test("whatever waits, each step goes forward, never past the newest, and never further back than files stay", () => {
  const enin = fc.integer({ min: -5_000, max: 300 }).map((n) => Enin(T + n));
  fc.assert(
    fc.property(enin, enin, fc.boolean(), fc.option(enin), (claimed, earliest, revisions, newest) => {
      const state = { claimed, newest: newest ?? T, earliest, revisions, hold: 0 };
      const next = nextWindow(state);
      if (next === undefined) return assert.ok(claimed >= state.newest);
      assert.ok(next > claimed && next <= state.newest && next >= state.newest - 14 * 144);
    }),
  );
});
