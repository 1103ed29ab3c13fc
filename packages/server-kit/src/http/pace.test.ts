import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { seededRandom } from "../testing/random.ts";
import { createPace, type Pace } from "./pace.ts";

test("cover takes what nearly all of the last hundred took, or as one of the few beyond", () => {
  const pace = createPace(seededRandom("pace"));
  for (let i = 1; i <= 350; i += 1) pace.took(Milliseconds(i));
  const drawn = Array.from({ length: 2_000 }, () => pace.draw());
  assert.ok(drawn.every((length) => length >= 345 && length <= 350));
  assert.equal(new Set(drawn).size, 6);
  assert.equal(pace.left(Milliseconds(300)), 45);
  assert.equal(pace.left(Milliseconds(400)), 0);
});

test("an endpoint that has answered nobody has a pace too, and a call that hung holds nobody up", () => {
  const pace = createPace(seededRandom("first"));
  assert.equal(pace.draw(), Milliseconds(10));
  pace.took(Seconds(30));
  assert.equal(pace.draw(), Seconds(1));
});

/** The largest distance of two samples' distributions (Kolmogorov and Smirnov). */
function distance(a: readonly number[], b: readonly number[]): number {
  const share = (of: readonly number[], at: number) => of.filter((one) => one <= at).length / of.length;
  return Math.max(...[...a, ...b].map((at) => Math.abs(share(a, at) - share(b, at))));
}

/** Answers with work of lengths between two bounds, and cover beside each: how long both took. */
function walk(pace: Pace, of: { seed: string; from: number; to: number; count: number }) {
  const random = seededRandom(of.seed);
  const [real, cover]: [number[], number[]] = [[], []];
  for (let i = 0; i < of.count; i += 1) {
    cover.push(pace.draw());
    const share = new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
    const work = Milliseconds(of.from + share * (of.to - of.from));
    real.push(work + pace.took(work));
  }
  return { real, cover };
}

test("V32: right after a busy spell, in it and in quiet, cover takes as long as real answers do now", () => {
  const pace = createPace(seededRandom("V32"));
  const quiet = { from: 5, to: 15, count: 200 };
  // Below this line two samples of 200 differ no more than chance makes them, 19 times of 20.
  const line = 1.36 * Math.sqrt(2 / 200);
  for (const [spell, of] of [
    ["quiet", { ...quiet, seed: "a" }],
    ["busy", { from: 100, to: 300, count: 200, seed: "b" }],
    ["quiet again", { ...quiet, seed: "c" }],
  ] as const) {
    const { real, cover } = walk(pace, of);
    assert.ok(
      distance(real, cover) < line,
      `${spell}: ${distance(real, cover).toFixed(2)}, line ${line.toFixed(2)}`,
    );
  }
});

test("V32: after a restart cover takes as long as real answers from the second on", () => {
  const pace = createPace(seededRandom("restart"));
  pace.took(Milliseconds(40));
  const { real, cover } = walk(pace, { seed: "d", from: 20, to: 60, count: 100 });
  const line = 1.36 * Math.sqrt(2 / 100);
  assert.ok(distance(real, cover) < line, `${distance(real, cover).toFixed(2)}, line ${line.toFixed(2)}`);
});
