/** What every memory of a live radio holds to; run over each. */
import assert from "node:assert/strict";
import { Instant, Milliseconds } from "@bluezone/protocol/time";
import { type HeardScan, type LiveMemory, MOST_IN_A_PIECE } from "../live-memory.ts";

/** A scan that is told apart by `n`. */
export const scanOf = (n: number): HeardScan => ({
  boot: "boot",
  wall: Instant(1_609_027_200_000 + n),
  at: Milliseconds(n),
  gap: Milliseconds(60_000),
  count: 1 + (n % 5),
  meanRssi: -60.5,
  bestRssi: -55,
  address: Uint8Array.of(n, n >> 8, 3, 4, 5, 0x46),
  advert: Uint8Array.of(2, 1, 6),
  scanResponse: n % 2 === 0 ? null : Uint8Array.of(1, 2),
  payload: n % 3 === 0 ? null : new Uint8Array(20).fill(n),
});

/** Holds a memory that is new to the rules; leaves it with three scans. */
export function keepsHeard(memory: LiveMemory): void {
  assert.equal(memory.aired(), null);
  assert.equal(memory.listened(), 0);
  assert.deepEqual(memory.collect(null).scans, []);
  memory.air(7);
  memory.air(9);
  assert.equal(memory.aired(), 9);

  memory.hear(Milliseconds(60_000), [scanOf(1), scanOf(2)]);
  memory.hear(Milliseconds(7_000), []);
  memory.hear(Milliseconds(0), [scanOf(3)]);
  assert.equal(memory.listened(), 67_000);
  const first = memory.collect(null);
  assert.deepEqual(first.scans, [scanOf(1), scanOf(2), scanOf(3)]);
  assert.deepEqual(memory.collect(null).scans, first.scans, "what was not taken is given again");
  memory.hear(Milliseconds(0), [scanOf(4)]);
  assert.deepEqual(memory.collect("unknown").scans.length, 4, "an unknown name deletes nothing");
  const second = memory.collect(first.piece);
  assert.deepEqual(second.scans, [scanOf(4)]);
  assert.deepEqual(memory.collect(first.piece).scans, [scanOf(4)], "a name counts once");
  assert.deepEqual(memory.collect(second.piece).scans, []);

  const many = Array.from({ length: MOST_IN_A_PIECE + 3 }, (_, i) => scanOf(i));
  memory.hear(Milliseconds(0), many);
  const piece = memory.collect(null);
  assert.equal(piece.scans.length, MOST_IN_A_PIECE);
  assert.equal(piece.more, true);
  const rest = memory.collect(piece.piece);
  assert.deepEqual(rest.scans, many.slice(-3));
  assert.equal(rest.more, false);

  memory.forget();
  assert.deepEqual([memory.aired(), memory.listened(), memory.collect(null).scans], [null, 0, []]);
  memory.hear(Milliseconds(7_000), [scanOf(5), scanOf(6), scanOf(7)]);
  assert.equal(memory.collect(rest.piece).scans.length, 3, "a name of before deletes nothing");
}
