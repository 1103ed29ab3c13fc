/** Runs on Hermes and Node: what a matched key costs that was heard each minute, in one encounter, for an hour and for a whole day. */
import { DOSE } from "@bluezone/policy/dose-figures";
import { encounterDose } from "@bluezone/protocol/risk/encounter-dose";

declare const print: ((text: string) => void) | undefined;

/** Scans of each measurement, and how often it is repeated. */
const SIZES = [
  [60, 500],
  [1_440, 20],
] as const;

const took = SIZES.map(([size, rounds]) => {
  const scans = Array.from({ length: size }, (_, i) => ({
    typicalAttenuation: 60 + ((i * 7) % 13),
    minAttenuation: 55 + ((i * 5) % 11),
    secondsSinceLastScan: 60,
  }));
  encounterDose(scans, 3, DOSE);
  const started = Date.now();
  for (let round = 0; round < rounds; round += 1) encounterDose(scans, 3, DOSE);
  return (Date.now() - started) / rounds;
});
const say = typeof print === "undefined" ? console.log : print;
say(JSON.stringify(took));
