/** The time that a case of fuzzing may take: a slow decoder is found, the first run of a fast one is forgiven. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { runTarget, type Target } from "./target.ts";

/** A decoder of 100 bytes that takes 120 ms of the processor in its first so many runs. */
function slowIn(first: number): Target<number> {
  let runs = 0;
  return {
    name: "slow",
    cases: fc.constant(0),
    only: "either",
    size: () => 100,
    run() {
      runs += 1;
      const worked = process.threadCpuUsage();
      while (runs <= first && process.threadCpuUsage(worked).user < 120_000);
      return "read";
    },
  };
}

test("a decoder that is always slow is found", async () => {
  await assert.rejects(runTarget(slowIn(Number.POSITIVE_INFINITY), 3), /Property failed/);
});

test("one that was slow once is run again, and counted once", async () => {
  assert.equal((await runTarget(slowIn(1), 3)).read, 3);
});
