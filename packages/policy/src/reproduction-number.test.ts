/** R against what its authors' own package says of their own example. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gammaQuantile, gammaShare, logGamma } from "./gamma-distribution.ts";
import { intervalShares, reproductions } from "./reproduction-number.ts";
import { COVID_19 } from "./testing/diseases.ts";

/**
 * New cases of influenza by day of onset, from 27 April to 9 May 2009, in a school in Pennsylvania (S. Cauchemez et al., PNAS
 * 2011; 108:2825–2830), as data set Flu2009 of the package EpiEstim has them.
 */
const SCHOOL = [1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13];
/** Mean and standard deviation of influenza's serial interval (N. M. Ferguson et al., Nature 2005; 437:209–214). */
const INFLUENZA = { mean: 2.6, deviation: 1.5 };

/** What EpiEstim 2.2-4 prints of it, in "EpiEstim: a demonstration": window's last day, mean, deviation, 2.5 %, median, 97.5 %. */
const PUBLISHED = [
  [8, 1.735798, 0.4091314, 1.0287437, 1.703761, 2.624781],
  [9, 1.749168, 0.3647267, 1.1088223, 1.723884, 2.533119],
  [10, 1.537058, 0.3074116, 0.994703, 1.516613, 2.19554],
  [11, 1.431839, 0.2705921, 0.9514466, 1.41483, 2.008849],
  [12, 1.422725, 0.2515046, 0.9731426, 1.407932, 1.956336],
  [13, 1.635373, 0.2523436, 1.1786332, 1.622413, 2.165745],
];

test("R of the school's influenza is what the authors of the method publish, to six digits", () => {
  const found = reproductions(SCHOOL, INFLUENZA).map(({ at, mean, deviation, low, median, high }) => [
    at + 1,
    mean,
    deviation,
    low,
    median,
    high,
  ]);
  assert.equal(found.length, PUBLISHED.length);
  for (const [i, row] of PUBLISHED.entries())
    for (const [j, value] of row.entries())
      assert.ok(Math.abs((found[i]?.[j] ?? 0) - value) < 1e-6 * Math.max(1, value), `${found[i]} is ${row}`);
});

test("the serial interval of influenza has the published shares of days", () => {
  const shares = intervalShares(INFLUENZA, 11).map((share) => Number(share.toFixed(3)));
  assert.deepEqual(shares, [0, 0.233, 0.359, 0.198, 0.103, 0.053, 0.027, 0.014, 0.007, 0.003, 0.002, 0.001]);
});

test("shares of an interval make one, and keep its mean", () => {
  const shares = intervalShares(COVID_19.serialInterval, 60);
  assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-6);
  assert.ok(Math.abs(shares.reduce((sum, share, k) => sum + k * share, 0) - 4.7) < 1e-4);
});

test("a window with fewer than eleven cases says nothing of R", () => {
  assert.deepEqual(reproductions([2, ...Array(7).fill(1)], COVID_19.serialInterval), []);
  assert.equal(reproductions([2, 5, ...Array(6).fill(1)], COVID_19.serialInterval).length, 1);
});

test("as many cases each day as the day before are R of one", () => {
  const steady = reproductions(Array(80).fill(400), COVID_19.serialInterval).at(-1);
  assert.ok(steady && Math.abs(steady.mean - 1) < 0.001 && steady.low < 1 && steady.high > 1);
});

test("the gamma distribution of shape 1 is the exponential one, and quantiles turn it round", () => {
  assert.ok(Math.abs(gammaShare(3, 1, 2) - (1 - Math.exp(-1.5))) < 1e-12);
  assert.ok(Math.abs(logGamma(6) - Math.log(120)) < 1e-12);
  for (const shape of [0.3, 1, 7, 200])
    for (const share of [0.001, 0.3, 0.975])
      assert.ok(Math.abs(gammaShare(gammaQuantile(share, shape, 3), shape, 3) - share) < 1e-9);
  assert.throws(() => gammaQuantile(1, 1, 1), RangeError);
  assert.throws(() => gammaShare(1, 0, 1), RangeError);
  assert.throws(() => logGamma(0), RangeError);
  assert.throws(() => intervalShares({ mean: 1, deviation: 1 }, 3), RangeError);
});
