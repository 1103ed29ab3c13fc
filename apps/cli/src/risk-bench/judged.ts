/** Pairs with what a rule said of each: the one form in which every figure is taken. */
import { calibrationError, logistic } from "./calibration-curve.ts";
import { couple, isNear, type Pair } from "./pair.ts";
import type { Rule } from "./rules/rule.ts";

/** A pair under one rule. */
export interface Judged {
  readonly pair: Pair;
  readonly score: number;
  /** Whether the rule warns; undefined where its threshold was never published. */
  readonly warns?: boolean;
  /** The probability that the two were near; undefined of a pair that never heard each other. */
  readonly probability?: number;
}

/** What a rule says of all pairs. */
export interface Judgement {
  readonly name: string;
  readonly about: string;
  /** Whether the rule itself states a probability, or one was made of its score on the other experiments. */
  readonly states: boolean;
  readonly judged: readonly Judged[];
}

/** A rule that says the same whatever else there is. Its probability is a logistic regression on all other experiments. */
export function judge({ name, about, score, warnsFrom }: Rule, pairs: readonly Pair[]): Judgement {
  const scored = pairs.map((pair) => ({ pair, score: score(pair) }));
  const experiments = new Set(pairs.map(({ experiment }) => experiment));
  const probabilityOf = new Map(
    [...experiments].map((experiment) => [
      experiment,
      logistic(
        scored
          .filter(({ pair }) => pair.experiment !== experiment)
          .map(({ pair, score }) => ({ score, positive: isNear(pair) })),
      ),
    ]),
  );
  return {
    name,
    about,
    states: false,
    judged: scored.map(({ pair, score }) => ({
      pair,
      score,
      ...(warnsFrom === null ? {} : { warns: score >= warnsFrom - 1e-9 }),
      ...(Number.isFinite(score) ? { probability: probabilityOf.get(pair.experiment)!(score) } : {}),
    })),
  };
}

/** Judged pairs with the truth by distance, as the figures take them. */
export const byDistance = (judged: readonly Judged[], within?: number) =>
  judged.map(({ pair, score }) => ({ score, positive: isNear(pair, within) }));

/** Stated probabilities with the truth; pairs that never heard each other have none. */
export const stated = (judged: readonly Judged[]) =>
  judged.flatMap(({ pair, probability }) =>
    probability === undefined ? [] : { probability, positive: isNear(pair) },
  );

/** The calibration error of a judgement; null when nothing is stated. */
export const errorOf = (judged: readonly Judged[]): number | null => calibrationError(stated(judged));

/** The unit of resampling. */
export const unitOf = ({ pair }: Judged): string => couple(pair);
