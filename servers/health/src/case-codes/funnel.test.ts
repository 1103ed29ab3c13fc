/** How far codes came. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CountedCode, funnelByDay, funnelOf } from "./funnel.ts";

const MINUTE = 60_000;
/** A code of a day; minutes until it was used and until the certificate. */
const code = (day: number, claimed: number | null = null, certified: number | null = null): CountedCode => ({
  ...{ day, issued: MINUTE },
  claimed: claimed === null ? null : (claimed + 1) * MINUTE,
  certified: certified === null ? null : (certified + 1) * MINUTE,
});
const codes = (n: number, ...of: Parameters<typeof code>) => Array.from({ length: n }, () => code(...of));

test("none and five are shown, one to four are not", () => {
  assert.deepEqual(
    [0, 1, 4, 5].map((n) => funnelOf(codes(n, 1)).issued),
    [0, null, null, 5],
  );
  const some = funnelOf([...codes(5, 1, 10, 20), code(1, 10), code(1)]);
  assert.deepEqual([some.issued, some.claimed, some.certified], [7, 6, 5]);
});

test("the time to a step is the median of at least five in whole minutes, never less than nothing", () => {
  const toClaim = (...minutes: readonly number[]) =>
    funnelOf([...minutes.map((claimed) => code(1, claimed)), code(1)]).toClaim;
  assert.equal(toClaim(10, 10, 10, 10), null);
  assert.equal(toClaim(50, 10, 20, 40, 30), 30);
  assert.equal(toClaim(60, 10, 50, 20, 43, 30), 37, "of an even number the middle of both middle ones");
  assert.equal(toClaim(-10, -10, -10, -10, -10), 0);
  assert.equal(funnelOf(codes(5, 1, 3, 21)).toCertificate, 21);
  assert.equal(funnelOf(codes(5, 1)).toCertificate, null);
});

test("days are apart, the newest first", () => {
  assert.deepEqual(
    funnelByDay([code(1), ...codes(5, 18_623), code(1), ...codes(3, 1)]).map(({ day, issued }) => [
      day,
      issued,
    ]),
    [
      ["2020-12-27", 5],
      ["1970-01-02", 5],
    ],
  );
});
