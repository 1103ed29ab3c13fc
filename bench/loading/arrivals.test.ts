import assert from "node:assert/strict";
import { test } from "node:test";
import { mulberry32 } from "../../apps/cli/src/risk-bench/bootstrap.ts";
import { arrivals } from "./arrivals.ts";

test("arrivals are a Poisson process: counts of a second have the rate as mean and as variance, and repeat with the seed", () => {
  const counts = Array<number>(2_000).fill(0);
  for (const at of arrivals(20, mulberry32(7))) {
    if (at >= 1_000 * counts.length) break;
    counts[Math.floor(at / 1_000)]! += 1;
  }
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / counts.length;
  assert.ok(Math.abs(mean - 20) < 0.5, `${mean}`);
  assert.ok(Math.abs(variance - 20) < 2, `${variance}`);
  const first = (seed: number) => arrivals(20, mulberry32(seed)).next().value;
  assert.equal(first(7), first(7));
  assert.notEqual(first(7), first(8));
});
