/**
 * The profiles: whom a phone warns, and the deadlines it gives them. Plain JSON, published signed; these are the
 * first figures, meant to be tuned.
 *
 * Distance: a phone knows only attenuation, and attenuation tells distance badly (in a tram and between some models
 * hardly at all: Leith and Farrell 2020, 10.1371/journal.pone.0239943). So duration comes first. In the simulated air
 * (docs/air-fit.md) the median at 2 m is 59 dB between two hands, 63 between a hand and a pocket, 68 between two
 * pockets. `default` counts a minute up to 68 dB in full and up to 72 dB by half: two hands at 2 m lose next to nothing,
 * two pockets two fifths. Where the half ends is what keeps people far apart silent: of sixty pairs of hands 40 m apart
 * for three hours one got a low alert, and thirty would with 66 and 74, which see no more of two pockets at 2 m. At 20 m
 * in the open three hours still alert: attenuation cannot tell that from pockets nearby. The replay takes any minute up
 * to 63 dB; wider, it would warn of everybody in the same hall.
 */
import type { DoseConfig } from "@bluezone/protocol/risk/dose-config";
import {
  type DailySummariesProfile,
  infectiousnessTable,
  riskProfile,
} from "@bluezone/protocol/risk/risk-config";
import { addDays, type Day } from "@bluezone/protocol/time";
import { DOSE } from "./dose-figures.ts";

/** A profile by its name. */
export type ProfileId = "vn-2020-12" | "default" | "probability";

/** A complete answer: the risk figures, what they stand for, and what an alert asks for. */
export interface Profile {
  readonly risk: DailySummariesProfile;
  /** The figures of the probability of transmission; without them days have their level by `risk`. */
  readonly dose?: DoseConfig;
  /** The rule that the figures stand for: distance, minutes added up over a day (0 is any time), days before onset. */
  readonly contact: { readonly metres: number; readonly minutes: number; readonly daysBeforeOnset: number };
  readonly steps: Steps;
}

/** What an alert asks a person to do, and by when; days count from the day of the encounter. */
export interface Steps {
  /** Today: stay at home where possible, or stay at home and call the health station now. */
  readonly today: "stay-home-if-possible" | "stay-home-and-call";
  /** Ask for a test before this many days later. */
  readonly testWithinDays: number;
  /** Watch for symptoms to the end of this many days later. */
  readonly watchForDays: number;
  /** Someone near a close contact (F2) may test from this many days later. */
  readonly secondContactTestFromDays: number;
}

/**
 * For keys of other systems only: a file that names no onset warns in full, because a contact missed weighs more than a
 * needless call. A key server of ours names one for every key (docs/protocol/06-share.md, "Onset"): for who has none or
 * does not know it, the day four days before the publish. Those keys are weighed by the table.
 */
const NO_ONSET = "high";
const REPLAY_EDGES_DB = [55, 63, 73];
const EDGES_DB = [55, 68, 72];
/** COVID-19 takes up to 14 days to show; a test finds most infections from the fourth day on. */
const DEADLINES = { testWithinDays: 4, watchForDays: 14, secondContactTestFromDays: 3 };

const TODAY: Profile = {
  risk: riskProfile({
    id: "default",
    zone: "vietnam",
    mapping: {
      // Most contagious from two days before onset to five after, hardly beyond nine.
      daysSinceOnsetToInfectiousness: infectiousnessTable([
        [-3, 9, "standard"],
        [-2, 5, "high"],
      ]),
      infectiousnessWhenDaysSinceOnsetMissing: NO_ONSET,
      reportTypeWhenMissing: "confirmedTest",
    },
    config: {
      attenuationBucketThresholdDb: EDGES_DB,
      attenuationBucketWeights: [1, 1, 0.5, 0],
      reportTypeWeights: { confirmedTest: 1, confirmedClinicalDiagnosis: 1, selfReport: 1 },
      infectiousnessWeights: { standard: 0.5, high: 1 },
      minimumWindowScore: 0,
      daysSinceExposureThreshold: 14,
    },
    bounds: { high: { measure: "scoreSum", atLeast: 900 }, low: { measure: "scoreSum", atLeast: 300 } },
  }),
  contact: { metres: 2, minutes: 15, daysBeforeOnset: 3 },
  steps: { today: "stay-home-if-possible", ...DEADLINES },
};

/**
 * The profiles by name. `vn-2020-12` replays the rule of decision 5053/QĐ-BYT, `default` is for today. `probability` is `default` with
 * the figures of the probability of transmission, for phones that know them.
 */
export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  "vn-2020-12": {
    risk: riskProfile({
      id: "vn-2020-12",
      zone: "vietnam",
      mapping: {
        daysSinceOnsetToInfectiousness: infectiousnessTable([[-3, 14, "high"]]),
        infectiousnessWhenDaysSinceOnsetMissing: NO_ONSET,
        reportTypeWhenMissing: "confirmedTest",
      },
      config: {
        attenuationBucketThresholdDb: REPLAY_EDGES_DB,
        attenuationBucketWeights: [1, 1, 0, 0],
        reportTypeWeights: { confirmedTest: 1, confirmedClinicalDiagnosis: 1, selfReport: 1 },
        infectiousnessWeights: { standard: 1, high: 1 },
        minimumWindowScore: 0,
        daysSinceExposureThreshold: 14,
      },
      // "Any duration" is the shortest that a phone can tell from a passer-by: one minute.
      bounds: { high: { measure: "scoreSum", atLeast: 60 }, low: null },
    }),
    contact: { metres: 2, minutes: 0, daysBeforeOnset: 3 },
    steps: { today: "stay-home-and-call", ...DEADLINES },
  },
  default: TODAY,
  probability: { ...TODAY, risk: riskProfile({ ...TODAY.risk, id: "probability" }), dose: DOSE },
};

/** The deadlines of an alert about an encounter on a day: ask for a test before `testBefore`, watch to the end of `watchUntil`. */
export const stepsFrom = (
  encounter: Day,
  steps: Pick<Steps, "testWithinDays" | "watchForDays">,
): { readonly testBefore: Day; readonly watchUntil: Day } => ({
  testBefore: addDays(encounter, steps.testWithinDays),
  watchUntil: addDays(encounter, steps.watchForDays),
});
