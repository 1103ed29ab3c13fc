/** What listening less often costs. */
import { byDistance, judge } from "./judged.ts";
import type { Pair } from "./pair.ts";
import { auc } from "./roc.ts";
import { judgeNow, seenExperiments } from "./rules/now.ts";
import { BLUEZONE_BEFORE, ENX_WIDE, PLAIN_ATTENUATION } from "./rules/weighted-minutes.ts";
import { SAMPLINGS, sampled, thinned } from "./sampling.ts";

/** One way of listening, and the ROC area of some rules under it. */
export interface SamplingRow {
  readonly data: "levels" | "scans";
  readonly sampling: string;
  readonly pairs: number;
  /** Mean number of scans that heard the other phone. */
  readonly scans: number;
  readonly auc: Readonly<Record<string, number | null>>;
}

const RULES = [PLAIN_ATTENUATION, ENX_WIDE, BLUEZONE_BEFORE];

function rowOf(
  data: SamplingRow["data"],
  sampling: string,
  pairs: readonly Pair[],
  seen: ReadonlySet<string>,
): SamplingRow {
  const judgements = [...RULES.map((rule) => judge(rule, pairs)), judgeNow(pairs, seen).judgement];
  return {
    data,
    sampling,
    pairs: pairs.length,
    scans: pairs.reduce((sum, { scans }) => sum + scans.length, 0) / pairs.length,
    auc: Object.fromEntries(judgements.map(({ name, judged }) => [name, auc(byDistance(judged))])),
  };
}

/** Recorded scans are thinned to every n-th. */
const NTH = [1, 2, 4] as const;

/** Levels second by second at every sampling; recorded scans thinned. */
export function samplingRows(pairs: readonly Pair[]): SamplingRow[] {
  // Thinned, nobody would know them again.
  const seen = seenExperiments(pairs);
  const levels = pairs.filter(({ raw }) => raw);
  const recorded = pairs.filter(({ ownTable }) => !ownTable);
  return [
    ...(levels.length === 0
      ? []
      : SAMPLINGS.map((sampling) =>
          rowOf(
            "levels",
            sampling.name,
            levels.map((pair) => ({ ...pair, scans: sampled(pair.raw!, pair.together, sampling) })),
            seen,
          ),
        )),
    ...(recorded.length === 0
      ? []
      : NTH.map((n) =>
          rowOf(
            "scans",
            n === 1 ? "as recorded (2 to 5 minutes)" : `one in ${n} of those`,
            recorded.map((pair) => ({ ...pair, scans: thinned(pair.scans, n) })),
            seen,
          ),
        )),
  ];
}
