/** Runs on Hermes and Node: what a matched key costs that was heard a whole day, each minute, in one encounter. */
import { DOSE } from "@bluezone/policy/dose-figures";
import { encounterDose } from "@bluezone/protocol/risk/encounter-dose";

declare const print: ((text: string) => void) | undefined;

const SCANS = 1_440;
const ROUNDS = 50;

const scans = Array.from({ length: SCANS }, (_, i) => ({
  typicalAttenuation: 60 + ((i * 7) % 13),
  minAttenuation: 55 + ((i * 5) % 11),
  secondsSinceLastScan: 60,
}));
encounterDose(scans, 3, DOSE);
const started = Date.now();
let hazard = 0;
for (let round = 0; round < ROUNDS; round += 1) hazard += encounterDose(scans, 3, DOSE).hazard;
const took = (Date.now() - started) / ROUNDS;
const say = typeof print === "undefined" ? console.log : print;
say(JSON.stringify({ took, hazard }));
