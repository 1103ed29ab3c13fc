/**
 * A share as everybody is told it: between two steps of a scale that is so coarse that each step is five people or more. What
 * lies between is hidden: nobody's count follows from a share, nor from two shares of the same people.
 */
import { SMALLEST_TOLD } from "./told-counts.ts";

/** Steps of the scales, the finest first. */
const STEPS = [0.05, 0.1, 0.2, 0.25] as const;

/** A share as it is told: at least `from` and under `to`; 1 to 1 is all of them. "none" where there is nothing to have a share of. */
export type ToldShare =
  | { readonly is: "told"; readonly from: number; readonly to: number }
  | { readonly is: "hidden" }
  | { readonly is: "none" };

/** How many people a share must be of to be told: one step of the coarsest scale is then five of them. */
export const LEAST_TOLD_OF = SMALLEST_TOLD / (STEPS.at(-1) ?? 1);

/** `some` of `all`. Throws RangeError for more than all. */
export function toldShare(some: number, all: number): ToldShare {
  if (some < 0 || some > all) throw new RangeError("some are at most all");
  if (all === 0) return { is: "none" };
  const step = STEPS.find((size) => size * all >= SMALLEST_TOLD);
  if (step === undefined) return { is: "hidden" };
  if (some === all) return { is: "told", from: 1, to: 1 };
  // Counted in steps, so that 0.3 is not 0.30000000000000004.
  const steps = Math.round(1 / step);
  const at = Math.floor((some * steps) / all);
  return { is: "told", from: at / steps, to: (at + 1) / steps };
}

/** Whether bounds are two steps of a scale that follow each other, or all. */
export const isTold = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
  (from === 1 && to === 1) ||
  STEPS.some((size) => {
    const steps = Math.round(1 / size);
    const at = Math.round(from * steps);
    return from === at / steps && to === (at + 1) / steps && to <= 1;
  });
