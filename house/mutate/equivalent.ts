/** Mutants that change nothing that anybody could see: each by its file, its line and its change, with the reason. */
import type { Mutant } from "./points.ts";

export type Equivalent = Pick<Mutant, "file" | "text" | "change"> & { readonly why: string };

/** The end of a window is 0, for none, or seconds in whole tens of minutes: never 1. */
const NEVER_ONE = "an end of a window is 0 or far above 1";

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: "packages/device/src/engine/proof.ts",
    text: 'const days = new Set([dayOf(now, "utc"), ...(last > 0 ? [dayOf(fromUnixSeconds(last), "utc")] : [])]);',
    change: "0 → 1",
    why: NEVER_ONE,
  },
  {
    file: "packages/device/src/engine/proof.ts",
    text: 'let found: Index = { proof: nothing("index", last > 0 ? "refused" : "none"), newest: null };',
    change: "0 → 1",
    why: NEVER_ONE,
  },
];

/** Why a mutant is equivalent; undefined when nobody says that it is. */
export const equivalent = (mutant: Mutant, known: readonly Equivalent[] = EQUIVALENT): string | undefined =>
  known.find(
    ({ file, text, change }) => file === mutant.file && text === mutant.text && change === mutant.change,
  )?.why;
