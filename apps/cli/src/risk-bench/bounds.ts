/** What our rule would be if it knew more: not to be had on a phone, and said so. */
import { fit } from "./fit.ts";
import type { Judged, Judgement } from "./judged.ts";
import type { Pair } from "./pair.ts";
import { judgedUnder } from "./rules/now.ts";

/** Both phones' readings of each other joined: the mean of both probabilities. The sharer's half would have to leave the sharer's phone. */
export function bothWays({ judged }: Judgement): Judgement {
  const nameOf = ({ experiment }: Pair, by: string, of: string): string => `${experiment} ${by} ${of}`;
  const found = new Map(judged.map((one) => [nameOf(one.pair, ...one.pair.phones), one]));
  return {
    name: "bound: both phones' readings joined",
    about: "not to be had: the exported key tells nothing about the sharer",
    states: true,
    judged: judged.map((one): Judged => {
      const [by, of] = one.pair.phones;
      const back = found.get(nameOf(one.pair, of, by));
      const known = [one, back].flatMap((side) => side?.probability ?? []);
      if (known.length === 0) return one;
      const probability = known.reduce((sum, p) => sum + p, 0) / known.length;
      return { pair: one.pair, score: probability, probability };
    }),
  };
}

/** Fitted to the very experiments that it judges. */
export function fittedToItself(pairs: readonly Pair[]): Judgement {
  const recorded = pairs.filter(({ ownTable }) => !ownTable);
  const found = recorded.some(({ scans }) => scans.length > 0) ? fit(recorded) : null;
  return {
    name: "bound: fitted to what it judges",
    about: "what this model could say at best",
    states: true,
    judged: found ? recorded.map((pair) => judgedUnder(found, pair)) : [],
  };
}

/**
 * Each pair against all others that its listener heard in the experiment: the room and the listener's own pocket fall out. It needs
 * the transmit power of every phone around, which only a matched key tells.
 */
export function againstTheRoom({ judged }: Judgement): Judgement {
  const log = ({ probability }: Judged): number => {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, probability!));
    return Math.log(p / (1 - p));
  };
  const means = new Map(
    [
      ...Map.groupBy(
        judged.filter(({ probability }) => probability !== undefined),
        ({ pair }) => `${pair.experiment} ${pair.phones[0]}`,
      ),
    ].map(([listener, all]) => [listener, all.reduce((sum, one) => sum + log(one), 0) / all.length]),
  );
  return {
    name: "bound: against all phones of the room",
    about: "not to be had: a phone knows the power of matched keys alone",
    states: false,
    judged: judged.map((one) =>
      one.probability === undefined
        ? one
        : {
            pair: one.pair,
            score: log(one) - means.get(`${one.pair.experiment} ${one.pair.phones[0]}`)!,
          },
    ),
  };
}
