/**
 * A day by the probability of transmission (docs/protocol/05-exposure-and-risk.md#58-the-probability-of-transmission): its level, how
 * long the phones were near and how surely, where a policy has the figures for it.
 */
import { lowerConfidence } from "@bluezone/protocol/air/calibration";
import { type DoseConfig, infectiousnessOn } from "@bluezone/protocol/risk/dose-config";
import { encounterDose, probabilityOf } from "@bluezone/protocol/risk/encounter-dose";
import type { RiskLevel } from "@bluezone/protocol/risk/risk-config";
import { reaches } from "@bluezone/protocol/risk/rounding";
import { inMinutes, Seconds } from "@bluezone/protocol/time";
import type { Sureness } from "./confidence.ts";
import { encountersOf, type KeyWindow } from "./encounter.ts";

/** What one day's windows come to. */
export interface DayDose extends Sureness {
  readonly level: RiskLevel;
  /** The probability that this day infected its person, 0 … 1. Nobody is shown it. */
  readonly probability: number;
  /** Minutes within the figures' distance, as expected. */
  readonly minutes: number;
}

/** Near is more likely than not by so much, and hardly likely. Below a calibration of 1 nothing is "high". */
const LIKELY = 0.6;
const UNLIKELY = 0.3;

function surenessOf(near: number, calibration: number): Sureness {
  if (near < UNLIKELY) return { confidence: "low", unmeasured: false };
  if (near < LIKELY) return { confidence: "medium", unmeasured: false };
  return calibration > 0
    ? { confidence: "high", unmeasured: false }
    : { confidence: "medium", unmeasured: true };
}

/** The dose of the windows of one day. */
export function dayDose(windows: readonly KeyWindow[], config: DoseConfig): DayDose {
  let [hazard, nearSeconds, seconds] = [0, 0, 0];
  for (const encounter of encountersOf(windows)) {
    const calibration = encounter
      .map(({ calibrationConfidence }) => calibrationConfidence)
      .reduce(lowerConfidence);
    const dose = encounterDose(
      encounter.flatMap(({ scanInstances }) => scanInstances),
      calibration,
      config,
    );
    const [{ reportType, daysSinceOnset }] = encounter as [KeyWindow];
    hazard += dose.hazard * infectiousnessOn(daysSinceOnset, config) * config.reportTypeWeights[reportType];
    nearSeconds += dose.near * dose.seconds;
    seconds += dose.seconds;
  }
  const probability = probabilityOf(hazard);
  const { high, low } = config.warnOneIn;
  const warns = (oneIn: number | null): boolean => oneIn !== null && reaches(probability * oneIn, 1);
  return {
    level: warns(high) ? "high" : warns(low) ? "low" : "none",
    probability,
    minutes: inMinutes(Seconds(nearSeconds)),
    ...surenessOf(
      seconds === 0 ? 0 : nearSeconds / seconds,
      Math.min(...windows.map(({ calibrationConfidence }) => calibrationConfidence)),
    ),
  };
}
