/** Compliance with two airings a day, as "13 of 14": a day with more than two counts two. */
import { NEEDED_A_DAY } from "@bluezone/contract/rollout/airings";

/** A day of a station that is over for counting. */
export type CountedDay = { readonly aired: number; readonly explained: number };
/** Airings that count of those needed; days that lack some, and how many of those are explained. */
export type Compliance = {
  readonly aired: number;
  readonly needed: number;
  readonly gaps: number;
  readonly explained: number;
};

/** Of no day at all. */
export const NOTHING: Compliance = { aired: 0, needed: 0, gaps: 0, explained: 0 };

/** Compliance over days, in whatever order. An explained gap stays a gap. */
export const compliance = (days: readonly CountedDay[]): Compliance =>
  days.map(ofDay).reduce(plusCompliance, NOTHING);

function ofDay({ aired, explained }: CountedDay): Compliance {
  const gap = aired < NEEDED_A_DAY;
  return {
    aired: Math.min(aired, NEEDED_A_DAY),
    needed: NEEDED_A_DAY,
    gaps: gap ? 1 : 0,
    explained: gap && aired + explained >= NEEDED_A_DAY ? 1 : 0,
  };
}

/** Two together, such as two stations of one district. */
export const plusCompliance = (a: Compliance, b: Compliance): Compliance => ({
  aired: a.aired + b.aired,
  needed: a.needed + b.needed,
  gaps: a.gaps + b.gaps,
  explained: a.explained + b.explained,
});
