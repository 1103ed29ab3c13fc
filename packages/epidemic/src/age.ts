/** Ages as the model tells them apart: sixteen groups of five years, the last from 75 on. */

/** What a figure is given for: up to 14, 15 to 64, and from 65 years on. */
export type ByAge = { readonly child: number; readonly adult: number; readonly elder: number };

export const AGE_GROUPS = 16;
/** The first groups of 15 and of 65 years. */
export const FIRST_ADULT = 3;
export const FIRST_ELDER = 13;

/** The figure of an age group from 0 to 15. */
export const ofAge = ({ child, adult, elder }: ByAge, group: number): number =>
  group < FIRST_ADULT ? child : group < FIRST_ELDER ? adult : elder;

/** A figure of each age group, to look up. */
export const byGroup = (figures: ByAge): Float64Array =>
  Float64Array.from({ length: AGE_GROUPS }, (_, group) => ofAge(figures, group));
