/** The whole answer of the bench: every rule over all pairs, by setting, and under each split and sampling. */
import { mulberry32 } from "./bootstrap.ts";
import { againstTheRoom, bothWays, fittedToItself } from "./bounds.ts";
import { chanceError } from "./calibration-curve.ts";
import { figuresOf, type RuleFigures } from "./figures.ts";
import { type Judgement, judge, stated } from "./judged.ts";
import { isMuch, isNear, type Pair } from "./pair.ts";
import { HERALD } from "./rules/herald.ts";
import { NHS_V2 } from "./rules/nhs-v2.ts";
import { judgeNow, judgePhonesUnknown, type Source, seenExperiments } from "./rules/now.ts";
import type { Rule } from "./rules/rule.ts";
import {
  BLUEZONE_BEFORE,
  CORONA_WARN_APP,
  ENX_NARROW_V1,
  ENX_NARROW_V2,
  ENX_WIDE,
  PLAIN_ATTENUATION,
  SWISS_COVID,
} from "./rules/weighted-minutes.ts";
import { type SamplingRow, samplingRows } from "./sampling-rows.ts";

/** Everybody else's, and ours as it was. */
const RULES: readonly Rule[] = [
  CORONA_WARN_APP,
  ENX_NARROW_V1,
  ENX_NARROW_V2,
  ENX_WIDE,
  SWISS_COVID,
  NHS_V2,
  HERALD,
  PLAIN_ATTENUATION,
  BLUEZONE_BEFORE,
];

/** Some pairs, and every rule's figures over them. */
interface Part {
  readonly pairs: number;
  /** Pairs that never heard each other, of those. */
  readonly unheard: number;
  /** Pairs within two metres. */
  readonly close: number;
  readonly baseRate: number;
  /** Pairs with the dose of a quarter of an hour at two metres. */
  readonly much: number;
  readonly rules: readonly RuleFigures[];
}

/** The bench's answer. Over all are the recorded experiments; logs of levels are settings of their own, on another scale and shorter. */
export interface BenchResult extends Part {
  readonly settings: readonly (Part & { readonly setting: string })[];
  /** Our rule when less is known, and what it would be if more were: rows that are no rule to compare with. */
  readonly splits: readonly RuleFigures[];
  readonly bounds: readonly RuleFigures[];
  /** How our rule came to judge each experiment. */
  readonly sources: Readonly<Record<string, Source>>;
  /** The error that probabilities which are exactly right would show on so few pairs. */
  readonly chanceCalibrationError: Readonly<Record<string, number>>;
  /** ROC area of a rule by how often a phone listens, where the data have levels or enough scans. */
  readonly sampling: readonly SamplingRow[];
}

function partOf(
  judgements: readonly Judgement[],
  pairs: readonly Pair[],
  belongs: (pair: Pair) => boolean,
): Part {
  const own = pairs.filter(belongs);
  const close = own.filter((pair) => isNear(pair)).length;
  return {
    pairs: own.length,
    unheard: own.filter(({ scans }) => scans.length === 0).length,
    close,
    baseRate: own.length === 0 ? 0 : close / own.length,
    much: own.filter(isMuch).length,
    rules: judgements.map((judgement) => rowOf(judgement, belongs)),
  };
}

const rowOf = (
  { name, states, judged }: Judgement,
  belongs: (pair: Pair) => boolean = () => true,
): RuleFigures =>
  figuresOf(
    name,
    states,
    judged.filter(({ pair }) => belongs(pair)),
    judged,
  );

/** What belongs to "over all". */
const overAll = (pairs: readonly Pair[]): ((pair: Pair) => boolean) => {
  const recorded = pairs.some(({ ownTable }) => !ownTable);
  return ({ ownTable }) => !(recorded && ownTable);
};

/** Every rule's judgement of pairs, and how ours came to it. */
function judgeAll(pairs: readonly Pair[]): {
  readonly judgements: readonly Judgement[];
  readonly sources: BenchResult["sources"];
} {
  const { judgement, sources } = judgeNow(pairs, seenExperiments(pairs));
  return { judgements: [...RULES.map((rule) => judge(rule, pairs)), judgement], sources };
}

/** All judgements, and their figures. */
export function judgedResult(pairs: readonly Pair[]): {
  readonly judgements: readonly Judgement[];
  readonly result: BenchResult;
} {
  const { judgements, sources } = judgeAll(pairs);
  return { judgements, result: resultOf(pairs, judgements, sources) };
}

function resultOf(
  pairs: readonly Pair[],
  judgements: readonly Judgement[],
  sources: BenchResult["sources"],
): BenchResult {
  const now = judgements.at(-1)!;
  const inAll = overAll(pairs);
  const settings = [...new Set(pairs.map(({ setting }) => setting))];
  return {
    ...partOf(judgements, pairs, inAll),
    settings: settings.map((setting) => ({
      setting,
      ...partOf(judgements, pairs, (pair) => pair.setting === setting),
    })),
    splits: [rowOf(judgePhonesUnknown(pairs))],
    bounds: [bothWays(now), againstTheRoom(now), fittedToItself(pairs)].map((bound) => rowOf(bound, inAll)),
    sources,
    chanceCalibrationError: Object.fromEntries(
      judgements.map(({ name, judged }) => [
        name,
        chanceError(
          stated(judged.filter(({ pair }) => inAll(pair))).map(({ probability }) => probability),
          mulberry32(1),
        ),
      ]),
    ),
    sampling: samplingRows(pairs),
  };
}
