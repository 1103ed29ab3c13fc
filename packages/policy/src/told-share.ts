/**
 * A share as everybody is told it: between two steps of a scale that is so coarse that each step is five people or more. What
 * lies between is hidden: nobody's count follows from a share, nor from two shares of the same people. The highest step has all
 * of them too: told apart, all would say of the step that somebody was left out. Shares of people of whom others are a part
 * (all, some of these, some of those) can still say more together: whoever tells such a chain tests it whole.
 */
import { SMALLEST_TOLD } from "./told-counts.ts";

/** Steps of the scales, the finest first. */
const STEPS = [0.05, 0.1, 0.2, 0.25] as const;

/** A share as it is told: at least `from` and under `to`, or up to all where that is 1. "none" where there is nothing to have a share of. */
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
  // Counted in steps, so that 0.3 is not 0.30000000000000004.
  const steps = Math.round(1 / step);
  const at = Math.min(steps - 1, Math.floor((some * steps) / all));
  return { is: "told", from: at / steps, to: (at + 1) / steps };
}

/** Whether bounds are two steps of a scale that follow each other. */
export const isTold = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
  STEPS.some((size) => {
    const steps = Math.round(1 / size);
    const at = Math.round(from * steps);
    return from === at / steps && to === (at + 1) / steps && to <= 1;
  });
