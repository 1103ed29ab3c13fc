import assert from "node:assert/strict";
import { test } from "node:test";
import { again } from "./again.ts";

const came = (passed: number, failed: number) => ({ passed, failed, skipped: 0 });

test("who fails again, or runs no test, has failed; who passes counts anew", async () => {
  const seconds = new Map([
    ["fails", came(4, 1)],
    ["passes", came(5, 0)],
    ["runs nothing", came(0, 0)],
  ]);
  assert.deepEqual(await again([...seconds.keys()], async (file) => seconds.get(file)!), [
    { one: "passes", counts: came(5, 0) },
  ]);
});

test("one runs at a time, and of four failures none runs again", async () => {
  let running = 0;
  let most = 0;
  const run = async () => {
    most = Math.max(most, ++running);
    await new Promise((done) => setImmediate(done));
    running -= 1;
    return came(1, 0);
  };
  assert.equal((await again([1, 2, 3], run)).length, 3);
  assert.equal(most, 1);
  assert.deepEqual(await again([1, 2, 3, 4], run), []);
});
