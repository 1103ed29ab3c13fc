/**
 * The figures of the probability of transmission. `bluezone bench risk --data DIR --fit` printed those of the level model, from nine
 * field experiments of the NHS COVID-19 app (gaen_data-public 5a51f34, MIT, Crown Copyright 2020; docs/risk-bench.md).
 *
 * The hazard is Ferretti et al. 2023 (10.1038/s41586-023-06952-2): 1.1 % an hour at first, over 7 million contacts. They did not
 * publish at which distance: two metres is assumed, so nearer contacts count more and this is rather too much. Between two and one
 * metre it grows with 1 ÷ distance² as in the risk score of that app; nearer than one metre no more.
 *
 * Infectiousness by day is He et al. 2020 (10.1038/s41591-020-0869-5, corrected in August 2020): a gamma distribution of shape
 * 20.516508 and rate 1.592124 that begins 12.272481 days before onset; over the days −3 … 9, which the profile counts, its mean is 1.
 */
import { type DoseConfig, doseConfig } from "@bluezone/protocol/risk/dose-config";
import { gammaShare } from "./gamma-distribution.ts";

const [SHAPE, SCALE, BEFORE] = [20.516508, 1 / 1.592124, 12.272481];
const [FIRST, LAST] = [-3, 9];

const shareBefore = (day: number): number => Math.max(0, gammaShare(Math.max(0, day + BEFORE), SHAPE, SCALE));
/** Share of transmissions on a day since onset: from half a day before its noon to half a day after. */
const shareOn = (day: number): number => shareBefore(day + 0.5) - shareBefore(day - 0.5);
const MEAN = (shareBefore(LAST + 0.5) - shareBefore(FIRST - 0.5)) / (LAST - FIRST + 1);
const hundredth = (n: number): number => Math.round(100 * n) / 100;

/** The figures of today. */
export const DOSE: DoseConfig = doseConfig({
  level: {
    atMetre: 52.89,
    perDecade: 17.82,
    leastShare: 0.75,
    encounterSpread: 3.92,
    scanSpread: 6.03,
    medianMetres: 2.07,
    decades: 0.28,
    walk: 0.02,
  },
  // Assumed: an unknown phone differs by some 6 dB, one of a known maker by 4, one measured in one posture by 2 (docs/air-fit.md).
  pairSpread: [6, 4, 2, 0],
  nearMetres: 2,
  transmission: { perHour: 0.011, atMetres: 2, leastMetres: 1 },
  infectiousness: Array.from({ length: 29 }, (_, i) =>
    i - 14 < FIRST || i - 14 > LAST ? 0 : hundredth(shareOn(i - 14) / MEAN),
  ),
  infectiousnessWhenMissing: 1,
  reportTypeWeights: { confirmedTest: 1, confirmedClinicalDiagnosis: 1, selfReport: 1 },
  // A quarter of an hour at two metres, five minutes there: where the profile's bounds stand.
  warnOneIn: { high: 365, low: 1_095 },
});

/** The figures with another threshold: so many people warned for one infected; "low" warns of three times as many. */
export const warningOneIn = (dose: DoseConfig, people: number): DoseConfig =>
  doseConfig({ ...dose, warnOneIn: { high: people, low: 3 * people } });

/**
 * Minutes with one person of mean infectiousness, at a distance in metres that is known exactly, from which a day is high. What
 * phones measure is less exact: they warn of some who were shorter there, and not of some who were longer.
 */
export function minutesToHigh({ transmission, warnOneIn }: DoseConfig, metres: number): number {
  const { perHour, atMetres, leastMetres } = transmission;
  const anHour = -Math.log1p(-perHour) * (atMetres / Math.max(metres, leastMetres)) ** 2;
  return (60 * -Math.log1p(-1 / warnOneIn.high)) / anHour;
}
