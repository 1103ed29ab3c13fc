/** The last test of a suite over emulated controllers: what its radios sent means to others what it means to us. */
import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { missingDecoders, readByOthers } from "./decoders.ts";
import { sentByRadios } from "./radio.ts";

/** Lets btmon and tshark read all that radios of this process sent, `least` frames or more; skipped by name without them. */
export function understood(t: TestContext, least: number): void {
  const missing = missingDecoders();
  if (missing.length > 0) {
    t.skip(`needs ${missing.join(" and ")}`);
    return;
  }
  const frames = sentByRadios();
  assert.ok(frames.length >= least, `only ${frames.length} frames were sent`);
  const { btmon, tshark, complaints } = readByOthers(frames, "sent");
  assert.deepEqual(complaints.slice(0, 10), []);
  assert.deepEqual([btmon, tshark], [frames.length, frames.length]);
  console.log(`${frames.length.toLocaleString("en")} frames of ours read by btmon and tshark`);
}
