/**
 * Levels of phone models, and the experiments that they and `DOSE.level` of packages/policy were fitted on: printed by
 * `bluezone bench risk --data DIR --fit` (docs/risk-bench.md). They stand on top of GAEN's own calibration, so they are of use for
 * recorded exposure windows alone; a phone of ours has its calibration in its metadata.
 */
import type { Levels } from "./levels.ts";
import shipped from "./shipped-levels.json" with { type: "json" };

/** Levels by the names of `namesOf`, dB. */
export const SHIPPED_LEVELS = shipped.levels as unknown as Levels;

/** Prints of the experiments (`experimentPrint`). */
export const SHIPPED_WITH: readonly string[] = shipped.fittedOn;
