import assert from "node:assert/strict";
import { test } from "node:test";
import { kept } from "./kept.ts";

test("work is done once for all who ask, and again only after it failed", async () => {
  let times = 0;
  const asked = kept(async () => {
    times += 1;
    if (times === 1) throw new Error("no memory");
    return times;
  });
  const first = await Promise.allSettled([asked(), asked()]);
  assert.deepEqual([first.map(({ status }) => status), times], [["rejected", "rejected"], 1]);
  assert.deepEqual([await Promise.all([asked(), asked()]), await asked(), times], [[2, 2], 2, 2]);
});
