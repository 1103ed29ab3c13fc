/**
 * Answers that are mixed at random before they leave the phone (k-ary randomised response): with a stated chance the true
 * answer is kept, otherwise any is given, so that no single answer tells what is true of anybody, and many together still
 * tell how many there are of each. Sources: S. L. Warner, "Randomized Response", 1965; P. Kairouz, K. Bonawitz, D. Ramage,
 * "Discrete Distribution Estimation under Local Privacy", 2016, section 3.1.
 */

/** A question with so many answers, numbered from 0, and the privacy that each asking of it costs. */
export interface MixedQuestion {
  /** At least 2. */
  readonly choices: number;
  /** ε of local differential privacy: no answer is more than e^ε times as likely for one truth as for another. */
  readonly epsilon: number;
}

/** Random bytes that one answer takes. */
export const MIX_BYTES = 10;

/** How likely a truth is given as itself, and as any one other answer. Throws RangeError for what is no such question. */
export function chances({ choices, epsilon }: MixedQuestion): {
  readonly kept: number;
  readonly other: number;
} {
  if (!Number.isInteger(choices) || choices < 2)
    throw new RangeError(`a question has at least 2 answers, not ${choices}`);
  if (!(epsilon > 0 && epsilon <= 10)) throw new RangeError(`ε is above 0 and at most 10, not ${epsilon}`);
  const all = Math.exp(epsilon) + choices - 1;
  return { kept: Math.exp(epsilon) / all, other: 1 / all };
}

/**
 * The answer to give for a true one. `random` are `MIX_BYTES` bytes of a secure source, used for nothing else. The same
 * question is asked once a week: the answer given is kept and given again, or repeats would wear the mixing away.
 * Throws RangeError for a truth that is no answer, or too few bytes.
 */
export function mix(question: MixedQuestion, truth: number, random: Uint8Array): number {
  const { choices } = question;
  const { kept, other } = chances(question);
  if (!Number.isInteger(truth) || truth < 0 || truth >= choices)
    throw new RangeError(`an answer is 0 to ${choices - 1}, not ${truth}`);
  if (random.length < MIX_BYTES) throw new RangeError(`mixing takes ${MIX_BYTES} random bytes`);
  const view = new DataView(random.buffer, random.byteOffset, random.byteLength);
  // Kept at once, or drawn among all: the truth can be drawn too, which `kept` counts in.
  if (view.getUint32(0) < Math.round((kept - other) * 2 ** 32)) return truth;
  // 48 bits: no answer is likelier than another by more than 2⁻⁴⁴.
  return (view.getUint16(4) * 2 ** 32 + view.getUint32(6)) % choices;
}

/** How many gave each answer in truth, as the mixed counts have it on average: unbiased, so it can lie below 0. */
export function unmixed(question: MixedQuestion, counts: readonly number[]): readonly number[] {
  if (counts.length !== question.choices)
    throw new RangeError(`there are ${question.choices} counts, not ${counts.length}`);
  const { kept, other } = chances(question);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (count - all * other) / (kept - other));
}
