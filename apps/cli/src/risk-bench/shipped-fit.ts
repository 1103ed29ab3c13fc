/** What `--fit` prints: the figures that `packages/policy/src/dose-figures.ts` and `shipped-levels.json` carry. */
import type { LevelModel } from "@bluezone/protocol/risk/smoothed-distance";
import { Failure } from "../failure.ts";
import { fit } from "./fit.ts";
import type { Levels } from "./levels.ts";
import type { Pair } from "./pair.ts";
import { experimentPrint } from "./rules/now.ts";

/** The fit to all experiments, rounded as it is shipped. */
export interface ShippedFit {
  readonly level: LevelModel;
  readonly levels: Levels;
  /** Names the experiments that it saw. */
  readonly fittedOn: readonly string[];
}

const rounded = (n: number, places: number): number => Number(n.toFixed(places));

/** Fits the model to all recorded experiments. */
export function shippedFit(pairs: readonly Pair[]): ShippedFit {
  const recorded = pairs.filter(({ ownTable }) => !ownTable);
  if (!recorded.some(({ scans }) => scans.length > 0))
    throw new Failure("badData", "there is no experiment with scans to fit to.");
  const { level, levels } = fit(recorded);
  return {
    level: Object.fromEntries(
      Object.entries(level).map(([name, value]) => [name, rounded(value, 2)]),
    ) as unknown as LevelModel,
    levels: Object.fromEntries(
      Object.entries(levels).map(([name, [by, of]]) => [name, [rounded(by, 1), rounded(of, 1)] as const]),
    ),
    fittedOn: [...Map.groupBy(recorded, ({ experiment }) => experiment).values()].map(experimentPrint),
  };
}
