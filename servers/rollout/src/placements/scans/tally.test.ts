import assert from "node:assert/strict";
import { test } from "node:test";
import { Day } from "@bluezone/protocol/time";
import { createTally, type DayCount } from "./tally.ts";

const today = Day(18_623);

test("scans are handed over as one number a placement and day, once", async () => {
  const tally = createTally();
  const kept: DayCount[] = [];
  const keep = async (counted: readonly DayCount[]) => void kept.push(...counted);
  for (let i = 0; i < 3; i += 1) tally.add("K7M4P2QD", today, "scans");
  tally.add("K7M4P2QD", today, "elsewhere");
  tally.add("K7M4P2QD", Day(18_624), "scans");
  await Promise.all([tally.flush(keep), tally.flush(keep)]);
  assert.deepEqual(kept, [
    { code: "K7M4P2QD", day: today, scans: 3, elsewhere: 1 },
    { code: "K7M4P2QD", day: 18_624, scans: 1, elsewhere: 0 },
  ]);
});

test("no scan is lost or counted twice when the database fails while others are counted", async () => {
  const tally = createTally();
  tally.add("K7M4P2QD", today, "scans");
  await assert.rejects(
    tally.flush(async () => {
      tally.add("K7M4P2QD", today, "scans");
      throw new Error("the database is away");
    }),
  );
  let scans = 0;
  await tally.flush(async (counted) => {
    for (const one of counted) scans += one.scans;
  });
  assert.equal(scans, 2);
});
