/**
 * Rules that weigh minutes by attenuation and add them up. Weights for infectiousness and the kind of report are left at 100 %,
 * filters of windows out: neither is known of a field experiment.
 */
import { PROFILES } from "@bluezone/policy/profile";
import { bucketWeight } from "@bluezone/protocol/risk/daily-summaries";
import type { Scan } from "../pair.ts";
import { heard, type Rule } from "./rule.ts";

type Weight = (scan: Scan) => number;

const minutes =
  (weight: Weight) =>
  (scans: readonly Scan[]): number =>
    scans.reduce((sum, scan) => sum + (scan.seconds / 60) * weight(scan), 0);

/** Weights of GAEN's four buckets by the typical attenuation; edges belong to the bucket below. */
const buckets =
  (edges: readonly number[], weights: readonly number[]): Weight =>
  ({ typical }) =>
    weights[edges.filter((edge) => typical > edge).length] ?? 0;

const weighted = (name: string, about: string, weight: Weight, warnsFrom: number): Rule => ({
  name,
  about,
  score: heard(minutes(weight)),
  warnsFrom,
});

const ENX = "Risk Score Symposium, lfph/gaen-risk-scoring c52b16b (CC BY 4.0); warns from 15 minutes";

/** Corona-Warn-App, as it ended: loudest reading, red at 9 minutes. */
export const CORONA_WARN_APP: Rule = weighted(
  "Corona-Warn-App",
  "cwa-server c61d55f6: 0.8 below 63 dB, 1 below 73, 0.1 below 79; loudest reading; red from 9 minutes",
  ({ least }) => (least < 63 ? 0.8 : least < 73 ? 1 : least < 79 ? 0.1 : 0),
  9,
);

/** Exposure Notifications Express, the three published configurations. */
export const ENX_NARROW_V1: Rule = weighted(
  "ENX narrow v1",
  `${ENX}; 55/63/70 dB at 150/100/40 %`,
  buckets([55, 63, 70], [1.5, 1, 0.4, 0]),
  15,
);
export const ENX_NARROW_V2: Rule = weighted(
  "ENX narrow v2",
  `${ENX}; 55/67/75 dB at 175/100/33 %`,
  buckets([55, 67, 75], [1.75, 1, 0.33, 0]),
  15,
);
export const ENX_WIDE: Rule = weighted(
  "ENX wide",
  `${ENX}; 55/70/80 dB at 200/100/25 %`,
  buckets([55, 70, 80], [2, 1, 0.25, 0]),
  15,
);

/** SwissCovid. */
export const SWISS_COVID: Rule = weighted(
  "SwissCovid",
  "Leith and Farrell 2020: full minutes up to 53 dB, half up to 60; warns from 15 minutes",
  buckets([53, 60], [1, 0.5, 0]),
  15,
);

const { config, bounds } = PROFILES.default.risk;

/** Our own profile `default` of daily summaries. */
export const BLUEZONE_BEFORE: Rule = weighted(
  "Bluezone before",
  "the profile default of daily summaries (docs/protocol/05-exposure-and-risk.md#55-the-profiles); warns high from 15 minutes",
  ({ typical }) => bucketWeight({ typicalAttenuation: typical }, config),
  bounds.high.atLeast / 60,
);

/** No rule at all: the mean attenuation over the time. */
export const PLAIN_ATTENUATION: Rule = {
  name: "plain attenuation",
  about: "the mean attenuation, and no time",
  score: heard((scans) => -scans.reduce((sum, { typical }) => sum + typical, 0) / scans.length),
  warnsFrom: null,
};
