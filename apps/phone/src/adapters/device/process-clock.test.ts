import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { processClock } from "./process-clock.ts";

test("monotonic time goes on in whole milliseconds with one boot id, and another process has another", async () => {
  const clock = processClock(Uint8Array.of(1, 2, 255));
  const [start, boot] = [clock.monotonic(), clock.bootId()];
  await wait(20);
  assert.ok(clock.monotonic() >= start + 19);
  assert.ok(Number.isInteger(clock.monotonic()));
  assert.equal(clock.bootId(), boot);
  assert.equal(boot, "process-0102ff");
  assert.notEqual(processClock(Uint8Array.of(1, 2, 254)).bootId(), boot);
});

test("wall time is the machine's", () => {
  assert.ok(Math.abs(processClock(new Uint8Array(8)).wall() - Date.now()) < 1_000);
});
