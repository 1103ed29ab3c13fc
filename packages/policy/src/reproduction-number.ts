/**
 * The instantaneous reproduction number: how many people somebody who is infectious now would infect, if all stayed as it is.
 * Source: A. Cori, N. M. Ferguson, C. Fraser, S. Cauchemez, "A new framework and software to estimate time-varying reproduction
 * numbers during epidemics", Am J Epidemiol 2013; 178:1505–1512, with its web appendices 1 and 11.
 */
import { gammaQuantile, gammaShare } from "./gamma-distribution.ts";

/** The time from the onset of a case to that of whom it infected. Mean and standard deviation in days; the mean is above 1. */
export type SerialInterval = { readonly mean: number; readonly deviation: number };

/**
 * COVID-19 in the strains of 2020: H. Nishiura, N. M. Linton, A. R. Akhmetzhanov, "Serial interval of novel coronavirus
 * (COVID-19) infections", Int J Infect Dis 2020; 93:284–286, doi 10.1016/j.ijid.2020.02.060. Mean 4.7 days (95 % CrI 3.7–6.0)
 * and deviation 2.9 (1.9–4.9) are the lognormal fit to all 28 pairs, corrected for right truncation; its median is 4.0 (3.1–4.9).
 * The 18 most certain pairs have a median of 4.6 (3.5–5.9).
 */
export const COVID_19_INTERVAL: SerialInterval = { mean: 4.7, deviation: 2.9 };

/** R on the days of a window that ends at `at`, an index of the cases given; `low` and `high` bound it with 95 % credibility. */
export type Reproduction = {
  readonly at: number;
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

/** The gamma prior of R: mean and standard deviation 5, so that a small one is not concluded from few cases. */
const PRIOR = { shape: 1, scale: 5 } as const;
/** Days of a window. */
export const WINDOW = 7;

/**
 * The share of serial intervals that take each number of days from 0 to `longest`: a gamma distribution shifted by a day (web
 * appendix 11).
 */
export function intervalShares({ mean, deviation }: SerialInterval, longest: number): readonly number[] {
  if (!(mean > 1 && deviation > 0)) throw new RangeError("a mean is above one day, a deviation above none");
  const shape = ((mean - 1) / deviation) ** 2;
  const scale = deviation ** 2 / (mean - 1);
  const share = (days: number) => gammaShare(days, shape, scale);
  const next = (days: number) => gammaShare(days, shape + 1, scale);
  return Array.from({ length: longest + 1 }, (_, k) =>
    Math.max(
      0,
      k * share(k) +
        (k - 2) * share(k - 2) -
        2 * (k - 1) * share(k - 1) +
        shape * scale * (2 * next(k - 1) - next(k - 2) - next(k)),
    ),
  );
}

/**
 * R over sliding weeks. `cases` are new cases of days without a gap; the first case comes from outside. Windows with fewer than
 * `least` cases are left out: with 11 the deviation is at most 0.3 of the mean (page 1507).
 */
export function reproductions(
  cases: readonly number[],
  interval: SerialInterval,
  least = 11,
): readonly Reproduction[] {
  const shares = intervalShares(interval, cases.length);
  /** How infectious those before are on a day, in cases. */
  const infectious = cases.map((_, day) =>
    cases.slice(0, day).reduce((sum, n, before) => sum + n * (shares[day - before] ?? 0), 0),
  );
  const found: Reproduction[] = [];
  for (let at = WINDOW; at < cases.length; at++) {
    const sum = (days: readonly number[]): number =>
      days.slice(at - WINDOW + 1, at + 1).reduce((all, n) => all + n, 0);
    const [fresh, from] = [sum(cases), sum(infectious)];
    if (fresh < least || from <= 0) continue;
    const shape = PRIOR.shape + fresh;
    const scale = 1 / (1 / PRIOR.scale + from);
    const share = (one: number) => gammaQuantile(one, shape, scale);
    found.push({
      at,
      mean: shape * scale,
      deviation: Math.sqrt(shape) * scale,
      low: share(0.025),
      median: share(0.5),
      high: share(0.975),
    });
  }
  return found;
}
