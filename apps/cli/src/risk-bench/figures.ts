/** The figures of a rule over some pairs. */
import { interval } from "./bootstrap.ts";
import { byDistance, errorOf, type Judged, unitOf } from "./judged.ts";
import { isMuch, isNear } from "./pair.ts";
import { auc, bestThreshold, missesAndFalse, precisionAtRecall } from "./roc.ts";

/** Shares of positives that are to be found, per cent. */
export const RECALLS = [60, 80, 95] as const;

/** NIST's "too close for too long" asks at these distances, after a quarter of an hour. */
const NIST_METRES = [1.2, 1.8, 3] as const;

type Recalls<T> = Readonly<Record<`${(typeof RECALLS)[number]}`, T>>;
type Interval = readonly [low: number, high: number] | null;

/** A rule's row. Shares are 0 … 1; null where the pairs cannot say it. */
export interface RuleFigures {
  readonly name: string;
  readonly auc: number | null;
  readonly aucInterval: Interval;
  /** AUC with the truth by time and distance. */
  readonly aucDose: number | null;
  readonly precisionAtRecall: Recalls<number | null>;
  readonly precisionIntervals: Recalls<Interval>;
  readonly calibrationError: number | null;
  /** Whether the probability is the rule's own or made of its score on other experiments. */
  readonly probability: "stated" | "fitted";
  /** At the rule's own threshold, where it has one. */
  readonly recall: number | null;
  readonly precision: number | null;
  /** At NIST's distances, with the threshold that was best on the other experiments. */
  readonly nist: readonly {
    readonly metres: number;
    readonly miss: number | null;
    readonly falseAlarm: number | null;
  }[];
}

const recalls = <T>(figure: (recall: number) => T): Recalls<T> =>
  Object.fromEntries(RECALLS.map((recall) => [recall, figure(recall / 100)])) as Recalls<T>;

/** With a threshold that the pair's own experiment did not set. */
function nistOf(judged: readonly Judged[], all: readonly Judged[]): RuleFigures["nist"] {
  const experiments = [...new Set(judged.map(({ pair }) => pair.experiment))];
  return NIST_METRES.map((metres) => {
    const margins = experiments.flatMap((experiment) => {
      const threshold = bestThreshold(
        byDistance(
          all.filter(({ pair }) => pair.experiment !== experiment),
          metres,
        ),
      );
      return byDistance(
        judged.filter(({ pair }) => pair.experiment === experiment),
        metres,
      ).map(({ score, positive }) => ({ score: score >= threshold ? 1 : 0, positive }));
    });
    return { metres, ...missesAndFalse(margins, 1) };
  });
}

function ownThreshold(judged: readonly Judged[]): Pick<RuleFigures, "recall" | "precision"> {
  const decided = judged.filter(({ warns }) => warns !== undefined);
  if (decided.length === 0) return { recall: null, precision: null };
  const hits = decided.filter(({ warns, pair }) => warns && isNear(pair)).length;
  const near = decided.filter(({ pair }) => isNear(pair)).length;
  const warned = decided.filter(({ warns }) => warns).length;
  return { recall: near === 0 ? null : hits / near, precision: warned === 0 ? null : hits / warned };
}

/** The row of a rule over `judged`; `all` are its pairs everywhere, for thresholds that other experiments set. */
export function figuresOf(
  name: string,
  states: boolean,
  judged: readonly Judged[],
  all: readonly Judged[],
): RuleFigures {
  const scored = byDistance(judged);
  const over = (figure: (some: readonly Judged[]) => number | null): Interval =>
    interval(judged, unitOf, figure);
  return {
    name,
    auc: auc(scored),
    aucInterval: over((some) => auc(byDistance(some))),
    aucDose: auc(judged.map(({ pair, score }) => ({ score, positive: isMuch(pair) }))),
    precisionAtRecall: recalls((recall) => precisionAtRecall(scored, recall)),
    precisionIntervals: recalls((recall) => over((some) => precisionAtRecall(byDistance(some), recall))),
    calibrationError: errorOf(judged),
    probability: states ? "stated" : "fitted",
    ...ownThreshold(judged),
    nist: nistOf(judged, all),
  };
}
