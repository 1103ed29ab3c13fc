import assert from "node:assert/strict";
import { test } from "node:test";
import { Metres } from "../air/distance.ts";
import { Dbm } from "../air/level.ts";
import { advertArrives } from "../air/loss.ts";
import { levelOf } from "../air/path.ts";
import { MEAN_PHONE } from "../air/phone-offsets.ts";
import { Hearing } from "./hearing.ts";
import { Places } from "./places.ts";

const THEIRS = new Uint8Array(6).fill(0x41);
const STRANGER = new Uint8Array(6).fill(0x55);

function hearing(metres: number, transmit = 0) {
  const places = new Places(3);
  for (const [id, x] of [["a", 0] as const, ["b", metres] as const]) {
    const offsets = id === "a" ? { ...MEAN_PHONE, transmit } : MEAN_PHONE;
    const position = { x: Metres(x), y: Metres(0) };
    places.put(id, { position, carriage: "hand", offsets, place: "open-air" });
    places.turn(id, true);
  }
  places.learn("b", THEIRS);
  return { places, ears: new Hearing("a", places) };
}

test("near by, each advert comes at the level that the model draws for it", () => {
  const { places, ears } = hearing(1);
  const levels = Array.from({ length: 50 }, (_, n) => ears.fate(THEIRS, false, n));
  assert.deepEqual(
    levels,
    levels.map((_, n) => Dbm(levelOf(places.path("a", "b", n)!, n))),
  );
  assert.ok(new Set(levels).size > 5);
});

test("where the signal is weak as many are lost as the model says, and the same seed loses the same", () => {
  const { places, ears } = hearing(25);
  const N = 2_000;
  // A minute apart: posture and reflections turn meanwhile.
  const fates = Array.from({ length: N }, (_, n) => ears.fate(THEIRS, false, n * 60_000));
  const share = fates.filter((fate) => fate !== "lost").length / N;
  let expected = 0;
  for (let n = 0; n < N; n++) {
    const path = places.path("a", "b", n * 60_000)!;
    expected += advertArrives(levelOf(path, n) - path.sensitivity) / N;
  }
  assert.ok(expected > 0.2 && expected < 0.95, `the way is weak: ${expected}`);
  assert.ok(Math.abs(share - expected) < 0.03, `${share} came, ${expected} should`);
  const again = hearing(25).ears;
  assert.deepEqual(
    fates,
    Array.from({ length: N }, (_, n) => again.fate(THEIRS, false, n * 60_000)),
  );
});

test("a scan response comes with its advert and at its level; never without, nor when the request is too weak", () => {
  const { ears } = hearing(25);
  for (let n = 0; n < 500; n++) {
    const advert = ears.fate(THEIRS, false, n * 60_000);
    const response = ears.fate(THEIRS, true, n * 60_000);
    assert.ok(response === "lost" || response === advert, `${advert} then ${response}`);
  }
  const quiet = hearing(1, -60).ears;
  assert.notEqual(quiet.fate(THEIRS, false, 0), "lost");
  assert.equal(quiet.fate(THEIRS, true, 0), "lost");
  assert.equal(hearing(1).ears.fate(THEIRS, true, 0), "lost", "no advert came before it");
});

test("a radio hears within its window only, whoever sends", () => {
  for (const address of [THEIRS, STRANGER]) {
    const { ears } = hearing(1);
    ears.parameters(100, 20);
    ears.begins(1_000);
    for (let at = 1_000; at < 3_000; at += 7) {
      const open = (at - 1_000) % 100 < 20;
      assert.equal(ears.fate(address, false, at) !== "lost", open, `${at} ms`);
      assert.equal(ears.fate(address, true, at) !== "lost", open, `${at} ms, response`);
    }
  }
});

test("of who has no place everything comes as it is, and any number of them costs no more memory", () => {
  const { ears } = hearing(1);
  for (let n = 0; n < 5_000; n++) {
    const stranger = Uint8Array.of(n, n >> 8, 0, 0, 0, 0x55);
    assert.equal(ears.fate(stranger, false, n), "as-it-is");
    assert.equal(ears.fate(stranger, true, n), "as-it-is");
  }
  assert.equal(ears.fate(Uint8Array.of(0, 0, 0, 0, 0, 0x55), true, 5_001), "lost", "long forgotten");
});
