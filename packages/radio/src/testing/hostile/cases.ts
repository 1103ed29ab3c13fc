/** Cases without end in sight: drawn in pieces, since fast-check keeps what it drew. */
import fc from "fast-check";

const PIECE = 2_000;

/** So many cases, the same for the same seed. */
export function* draw<T>(cases: fc.Arbitrary<T>, count: number, seed: number): Generator<T, undefined> {
  for (let done = 0; done < count; done += PIECE)
    yield* fc.sample(cases, { numRuns: Math.min(PIECE, count - done), seed: seed + done });
  return undefined;
}

/** Up to so many bytes. */
export const bytes = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });

/** Another byte somewhere, or a missing end, or both, or nothing. */
export interface Edit {
  readonly at: number;
  readonly byte: number | null;
  readonly cut: number | null;
}
export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  byte: fc.option(fc.nat(255)),
  cut: fc.option(fc.nat(60)),
});
/** A copy with the edit. */
export function edited(sample: Uint8Array, { at, byte, cut }: Edit): Uint8Array {
  const changed = sample.slice(0, cut ?? sample.length);
  if (byte !== null && changed.length > 0) changed[at % changed.length] = byte;
  return changed;
}

/** A valid sample, edited. */
export const touched = (valid: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc.tuple(fc.constantFrom(...valid), edit).map(([sample, how]) => edited(sample, how));
