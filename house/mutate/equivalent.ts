/** Mutants that change nothing that anybody could see: each by its file, its line and its change, with the reason. */
import type { Mutant } from "./points.ts";

export type Equivalent = Pick<Mutant, "file" | "text" | "change"> & { readonly why: string };

export const EQUIVALENT: readonly Equivalent[] = [];

/** Why a mutant is equivalent; undefined when nobody says that it is. */
export const equivalent = (mutant: Mutant, known: readonly Equivalent[] = EQUIVALENT): string | undefined =>
  known.find(
    ({ file, text, change }) => file === mutant.file && text === mutant.text && change === mutant.change,
  )?.why;
