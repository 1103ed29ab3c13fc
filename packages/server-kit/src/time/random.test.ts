import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { seededRandom } from "../testing/random.ts";
import { below, systemRandom } from "./random.ts";

test("the system's random bytes have the length asked for and differ", () => {
  assert.equal(systemRandom.bytes(33).length, 33);
  assert.notDeepEqual(systemRandom.bytes(16), systemRandom.bytes(16));
});

test("a seeded source repeats itself whatever the sizes of the pieces", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(70), { maxLength: 8 }), (seed, sizes) => {
      const pieces = seededRandom(seed);
      const whole = seededRandom(seed).bytes(sizes.reduce((a, b) => a + b, 0));
      assert.deepEqual(Buffer.concat(sizes.map((n) => pieces.bytes(n))), Buffer.from(whole));
    }),
  );
});

test("a number below a bound is below it, and every value comes equally often", () => {
  const random = seededRandom("below");
  const counts = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i += 1) counts[below(random, 10)]! += 1;
  for (const count of counts) assert.ok(Math.abs(count - 1_000) < 150, `${counts}`);
  assert.equal(below(random, 1), 0);
  assert.throws(() => below(random, 0), RangeError);
});

test("values of the incomplete last round are drawn again, not folded", () => {
  const drawn = [0xff_ff_ff_ff, 7];
  const random = {
    bytes: () => {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, drawn.shift()!);
      return bytes;
    },
  };
  assert.equal(below(random, 10), 7);
});
