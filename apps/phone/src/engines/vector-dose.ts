/** The dose of an encounter as the vectors write it, for the script that runs on each engine and for Node beside it. */
import type { DoseConfig } from "@bluezone/protocol/risk/dose-config";
import { encounterDose } from "@bluezone/protocol/risk/encounter-dose";

/** An encounter of the vectors: least and typical attenuation in dB and seconds since the scan before, of each scan. */
export interface VectorEncounter {
  readonly confidence: 0 | 1 | 2 | 3;
  readonly scans: readonly (readonly [least: number, typical: number, seconds: number])[];
}

/** Its dose. */
export const vectorDose = ({ confidence, scans }: VectorEncounter, config: DoseConfig) =>
  encounterDose(
    scans.map(([minAttenuation, typicalAttenuation, secondsSinceLastScan]) => ({
      minAttenuation,
      typicalAttenuation,
      secondsSinceLastScan,
    })),
    confidence,
    config,
  );
