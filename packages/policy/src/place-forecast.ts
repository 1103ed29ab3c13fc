/**
 * How many places quarantine needs in the days ahead: those who stay by their plan, and as many who come each day as lately.
 * Who comes at a steady rate and stays so long are rate × stay (J. D. C. Little, Oper Res 1961; 9:383–387); how many come is
 * taken for a Poisson count.
 */
import { NORMAL_BOUND } from "./normal-bound.ts";

/** A day ahead: the places that are needed, between what is to be expected with 95 % confidence. */
export type PlaceForecast = {
  readonly known: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
};

/**
 * `known` are those who are in quarantine today and still will be, by day from tomorrow. `starts` came in the last `days` days,
 * and each stays `stay` days, the first with it.
 */
export function forecastPlaces(
  known: readonly number[],
  { starts, days, stay }: { readonly starts: number; readonly days: number; readonly stay: number },
): readonly PlaceForecast[] {
  const rate = days === 0 ? 0 : starts / days;
  return known.map((remaining, i) => {
    const ahead = Math.min(i + 1, stay);
    const more = rate * ahead;
    // That of who comes, and that of the rate, which was counted in a few days.
    const deviation = days === 0 ? 0 : Math.sqrt(more + (rate / days) * ahead ** 2);
    return {
      known: remaining,
      expected: Math.round(remaining + more),
      low: Math.max(remaining, Math.floor(remaining + more - NORMAL_BOUND * deviation)),
      high: Math.ceil(remaining + more + NORMAL_BOUND * deviation),
    };
  });
}
