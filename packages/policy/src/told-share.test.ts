import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SMALLEST_TOLD } from "./told-counts.ts";
import { LEAST_TOLD_OF, type ToldShare, toldShare } from "./told-share.ts";

const some = fc
  .integer({ min: 1, max: 3_000 })
  .chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
const same = (a: ToldShare, b: ToldShare): boolean => JSON.stringify(a) === JSON.stringify(b);

test("a told share holds the true one, and fits five counts at least", () => {
  fc.assert(
    fc.property(some, ([n, all]) => {
      const told = toldShare(n, all);
      if (told.is !== "told") return assert.ok(all < LEAST_TOLD_OF);
      assert.ok(told.from <= n / all && (n / all < told.to || (n === all && told.to === 1)));
      const fitting = Array.from({ length: all + 1 }, (_, k) => k).filter((k) =>
        same(toldShare(k, all), told),
      );
      assert.ok(fitting.length >= SMALLEST_TOLD, `${n} of ${all}: ${fitting.join()}`);
    }),
  );
});

test("what two shares of the same people leave between them is five people or more, or none", () => {
  fc.assert(
    fc.property(some, fc.nat(), ([n, all], k) => {
      const [a, b] = [toldShare(n, all), toldShare(k % (all + 1), all)];
      if (a.is !== "told" || b.is !== "told") return;
      const apart = Math.abs(a.from - b.from) * all;
      assert.ok(apart < 1e-9 || apart > SMALLEST_TOLD - 1e-6);
    }),
  );
});

test("of few people nothing is told, and more than all is no share", () => {
  assert.deepEqual(toldShare(3, 19), { is: "hidden" });
  assert.deepEqual(toldShare(0, 0), { is: "none" });
  assert.deepEqual(toldShare(2, 20), { is: "told", from: 0, to: 0.25 });
  assert.deepEqual(toldShare(66, 120), { is: "told", from: 0.55, to: 0.6 });
  assert.deepEqual(toldShare(120, 120), { is: "told", from: 0.95, to: 1 });
  assert.throws(() => toldShare(3, 2), RangeError);
});
