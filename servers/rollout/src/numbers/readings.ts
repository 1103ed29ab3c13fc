/** Which of a source's numbers may be shown, place by place, beside the whole. */
import { SMALLEST } from "@bluezone/contract/rollout/figures";
import { type Estimate, telling } from "./estimate.ts";
import type { Reading } from "./figure.ts";
import { shownPlaces } from "./rules/small-numbers.ts";

/** Readings by place, and the whole's. */
export type Readings = { readonly places: ReadonlyMap<string, Reading>; readonly whole: Reading };

const NONE: Reading = { is: "none" };
const HIDDEN: Reading = { is: "hidden" };

/** Nothing anywhere. */
export const NO_READINGS: Readings = { places: new Map(), whole: NONE };

/** A place's reading; none for a place without. */
export const readingOf = ({ places }: Readings, code: string): Reading => places.get(code) ?? NONE;

/**
 * Counts by place become readings. `whole` counts more than the places when some lies in none of them (a provincial
 * department's staff); it is their sum when absent.
 */
export function countReadings(
  codes: readonly string[],
  counts: ReadonlyMap<string, number>,
  whole?: number,
): Readings {
  const figures = codes.map((code) => counts.get(code));
  const all = whole ?? figures.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const shown = shownPlaces(figures, all);
  return {
    places: new Map(
      codes.map((code, i) => {
        const value = figures[i];
        if (value === undefined) return [code, NONE] as const;
        return [code, shown[i] ? { is: "shown", value } : HIDDEN] as const;
      }),
    ),
    whole:
      whole === undefined && figures.every((figure) => figure === undefined)
        ? NONE
        : all >= SMALLEST
          ? { is: "shown", value: all }
          : HIDDEN,
  };
}

/** Estimates by place become readings; the whole is how many answered at all, which is counted and not estimated. */
export function estimateReadings(
  codes: readonly string[],
  estimated: readonly Estimate[],
  answered: number,
): Readings {
  if (answered === 0) return NO_READINGS;
  return {
    places: new Map(
      codes.map((code, i) => {
        const one = estimated[i];
        return [code, one && telling(one) ? { is: "shown", ...one } : HIDDEN] as const;
      }),
    ),
    whole: answered >= SMALLEST ? { is: "shown", value: answered } : HIDDEN,
  };
}
