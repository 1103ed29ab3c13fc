import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { chances, MIX_BYTES, mix, unmixed } from "./randomised-response.ts";

const question = { choices: 12, epsilon: 2 };
const drawn = (n: number): Uint8Array => createHash("sha256").update(`draw ${n}`).digest();

/** Bytes that keep the truth, and bytes that give a certain answer. */
const KEEP = new Uint8Array(MIX_BYTES);
const answer = (n: number): Uint8Array => Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0, 0, n);

test("no answer is more than e^ε times as likely for one truth as for another, and the chances are all there are", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      (choices, epsilon) => {
        const { kept, other } = chances({ choices, epsilon });
        assert.ok(Math.abs(kept / other - Math.exp(epsilon)) < 1e-6 * Math.exp(epsilon));
        assert.ok(Math.abs(kept + (choices - 1) * other - 1) < 1e-9);
      },
    ),
  );
});

test("the bytes alone decide whether the truth is kept, and any answer can be given for any truth", () => {
  for (let truth = 0; truth < question.choices; truth += 1) {
    assert.equal(mix(question, truth, KEEP), truth);
    for (let given = 0; given < question.choices; given += 1)
      assert.equal(mix(question, truth, answer(given)), given);
  }
});

test("of many phones with one truth, the share that is given as itself is the stated chance", () => {
  const phones = 20_000;
  let kept = 0;
  for (let n = 0; n < phones; n += 1) kept += mix(question, 5, drawn(n)) === 5 ? 1 : 0;
  const chance = chances(question).kept;
  const deviation = Math.sqrt(phones * chance * (1 - chance));
  assert.ok(Math.abs(kept - phones * chance) < 4 * deviation, `${kept} of ${phones}`);
});

test("unmixing takes the mixing back on average: expected counts give the true ones exactly", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 12, maxLength: 12 }),
      (truths) => {
        const { kept, other } = chances(question);
        const all = truths.reduce((sum, n) => sum + n, 0);
        const expected = truths.map((n) => n * kept + (all - n) * other);
        for (const [i, n] of unmixed(question, expected).entries())
          assert.ok(Math.abs(n - truths[i]!) < 1e-6 * (all + 1));
      },
    ),
  );
});

test("what is no question, no answer or no random bytes is refused", () => {
  assert.throws(() => chances({ choices: 1, epsilon: 1 }), RangeError);
  assert.throws(() => chances({ choices: 3, epsilon: 0 }), RangeError);
  assert.throws(() => mix(question, 12, KEEP), RangeError);
  assert.throws(() => mix(question, 1.5, KEEP), RangeError);
  assert.throws(() => mix(question, 1, new Uint8Array(9)), RangeError);
  assert.throws(() => unmixed(question, [1, 2]), RangeError);
});
