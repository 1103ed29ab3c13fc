import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrate, distance } from "./calibration.ts";
import { Scenario } from "./scenario.ts";
import { runner } from "./task.ts";

const inThread = async (tasks: readonly Parameters<ReturnType<typeof runner>>[0][]) => tasks.map(runner());
const SCENARIO = Scenario.parse({
  people: 20_000,
  contacts: ["prem-2021"],
  days: 49,
  imported: { first: 30, daily: 0 },
});

test("a short curve of few cases is fitted with a warning; one without a case, or with few draws, is refused", async () => {
  const { thin } = await calibrate(SCENARIO, "prem-2021", [0, 1, 0, 2, 1], { draws: 200, seed: 1 }, inThread);
  assert.deepEqual(thin.slice(0, 2), [
    { is: "cases", there: 4, wanted: 100 },
    { is: "days", there: 5, wanted: 28 },
  ]);
  await assert.rejects(
    calibrate(SCENARIO, "prem-2021", [0, 0], { draws: 200, seed: 1 }, inThread),
    RangeError,
  );
  await assert.rejects(calibrate(SCENARIO, "prem-2021", [4], { draws: 100, seed: 1 }, inThread), RangeError);
});

test("curves are as far apart as the roots of their weeks", () => {
  assert.equal(distance([1, 1, 1, 1, 0, 0, 0, 9], [0, 0, 0, 0, 0, 9, 0, 4]), 1 + 1);
});
