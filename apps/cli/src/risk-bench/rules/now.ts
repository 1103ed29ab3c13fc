/**
 * Our own rule as it is now: the probability of the level model. On an experiment it is judged by a fit that never saw that
 * experiment: what was shipped, or, where the shipped figures were fitted on it, a fit to the other experiments of the folder.
 */
import { createHash } from "node:crypto";
import { calibrationOf } from "@bluezone/device/calibration-of";
import { DOSE } from "@bluezone/policy/dose-figures";
import { lowerConfidence } from "@bluezone/protocol/air/calibration";
import type { Confidence } from "@bluezone/protocol/identity/metadata";
import { type EncounterDose, encounterDose } from "@bluezone/protocol/risk/encounter-dose";
import { type Fit, fit } from "../fit.ts";
import type { Judged, Judgement } from "../judged.ts";
import { type Levels, namesOf, pairLevel } from "../levels.ts";
import { isNear, type Pair, type PhoneModel } from "../pair.ts";
import { SHIPPED_LEVELS, SHIPPED_WITH } from "../shipped-levels.ts";

/** How an experiment was judged. */
export type Source =
  | "shipped figures"
  | "fit to the other experiments"
  | "not judged: the figures saw it, and there is no other";

const SHIPPED: Fit = { level: DOSE.level, levels: SHIPPED_LEVELS };

/** How well a level is known: the model's own 3, its maker's 1, else 0. */
function confidenceIn(levels: Levels, phone: PhoneModel): Confidence {
  const [, maker, model] = namesOf(phone);
  return levels[model!] ? 3 : levels[maker!] ? 1 : 0;
}

/** What a pair comes to. Logs have our own table's calibration already, recorded windows get the levels of the fit. */
function doseUnder({ level, levels }: Fit, pair: Pair): EncounterDose {
  const known = (phone: PhoneModel): Confidence =>
    pair.ownTable ? calibrationOf(phone.maker, phone.model).confidence : confidenceIn(levels, phone);
  const own = pair.ownTable ? 0 : pairLevel(pair, levels);
  return encounterDose(
    pair.scans.map(({ typical, least, seconds }) => ({
      typicalAttenuation: typical - own,
      minAttenuation: least - own,
      secondsSinceLastScan: seconds,
    })),
    lowerConfidence(known(pair.by), known(pair.of)),
    { ...DOSE, level },
  );
}

/** A pair under a fit: the probability that the two were near is both score and statement. */
export function judgedUnder(found: Fit, pair: Pair): Judged {
  if (pair.scans.length === 0) return { pair, score: Number.NEGATIVE_INFINITY, warns: false };
  const { near, hazard } = doseUnder(found, pair);
  return { pair, score: near, probability: near, warns: hazard >= WARNS_FROM };
}

/** The hazard of a quarter of an hour at two metres: "high" by the shipped threshold on a day of mean infectiousness. */
const WARNS_FROM = -Math.log1p(-1 / DOSE.warnOneIn.high);

/** Names what a phone recorded, whatever the experiment is called: the longest list of scans, then the first by its text. */
const printOf = ({ scans }: Pair): string =>
  createHash("sha256")
    .update(JSON.stringify(scans.map(({ typical, least, seconds }) => [typical, least, seconds])))
    .digest("hex")
    .slice(0, 16);

/** The print of an experiment: that of its pair with most scans. */
export function experimentPrint(pairs: readonly Pair[]): string {
  const most = Math.max(...pairs.map(({ scans }) => scans.length));
  return pairs
    .filter(({ scans }) => scans.length === most)
    .map(printOf)
    .sort()[0]!;
}

/** The experiments that the shipped figures were fitted on, by their names here. */
export const seenExperiments = (pairs: readonly Pair[]): ReadonlySet<string> =>
  new Set(
    pairs
      .filter((pair) => !pair.ownTable && SHIPPED_WITH.includes(printOf(pair)))
      .map(({ experiment }) => experiment),
  );

/** Whether a fit can be made: pairs that heard each other, near ones and others. */
const canFit = (pairs: readonly Pair[]): boolean => {
  const heard = pairs.filter(({ scans }) => scans.length > 0);
  return heard.some((pair) => isNear(pair)) && heard.some((pair) => !isNear(pair));
};

/** The judgement, and how each experiment came to it. `seen` are those that the shipped figures were fitted on. */
export function judgeNow(
  pairs: readonly Pair[],
  seen: ReadonlySet<string>,
): {
  readonly judgement: Judgement;
  readonly sources: Readonly<Record<string, Source>>;
} {
  const sources: Record<string, Source> = {};
  const judged: Judged[] = [];
  const recorded = pairs.filter(({ ownTable }) => !ownTable);
  for (const [experiment, own] of Map.groupBy(pairs, (pair) => pair.experiment)) {
    const others = recorded.filter((pair) => pair.experiment !== experiment);
    sources[experiment] = !seen.has(experiment)
      ? "shipped figures"
      : canFit(others)
        ? "fit to the other experiments"
        : "not judged: the figures saw it, and there is no other";
    if (seen.has(experiment) && !canFit(others)) continue;
    const found = seen.has(experiment) ? fit(others) : SHIPPED;
    judged.push(...own.map((pair) => judgedUnder(found, pair)));
  }
  return {
    judgement: {
      name: "Bluezone now",
      about:
        "the probability of the level model (docs/protocol/05-exposure-and-risk.md#58-the-probability-of-transmission)",
      states: true,
      judged,
    },
    sources,
  };
}

/** Each pair by a fit that saw neither its experiment nor any phone of its two models: both phones are unknown. */
export function judgePhonesUnknown(pairs: readonly Pair[]): Judgement {
  const recorded = pairs.filter(({ ownTable }) => !ownTable);
  const modelOf = ({ maker, model }: PhoneModel): string => `${maker} ${model}`;
  const fits = new Map<string, Fit | null>();
  const judged = recorded.flatMap((pair) => {
    const models = [modelOf(pair.by), modelOf(pair.of)].sort();
    const name = `${pair.experiment} ${models.join(" ")}`;
    let found = fits.get(name);
    if (found === undefined) {
      const others = recorded.filter(
        (other) =>
          other.experiment !== pair.experiment &&
          !models.includes(modelOf(other.by)) &&
          !models.includes(modelOf(other.of)),
      );
      found = canFit(others) ? fit(others) : null;
      fits.set(name, found);
    }
    return found ? [judgedUnder(found, pair)] : [];
  });
  return {
    name: "Bluezone now, both phone models left out too",
    about: "a fit that saw neither the experiment nor either model",
    states: true,
    judged,
  };
}
