/** New cases by place, with the rates of districts. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readPlaces } from "@bluezone/contract/health/outbreak";
import { on } from "@bluezone/policy/dated";
import { sundayOf } from "@bluezone/protocol/time";
import { COUNTERS } from "../reports/counters-store.ts";
import { periodOf } from "../reports/period.ts";
import { toldTally } from "../reports/told.ts";
import { type Tally, tally } from "../reports/tree.ts";
import type { Sql } from "../tables.ts";
import { type Asking, headOf } from "./asked.ts";

/** People that a rate is of. */
const OF = 100_000;

/**
 * The places. As they are told they are those of the last week that is over, as its report has them: sums of several weeks would
 * tell what each of them hides.
 */
export async function placesOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readPlaces>> {
  const week = periodOf("week", sundayOf(asking.last));
  const from = asking.form === "exact" ? asking.from : week.from;
  const people = new Map(on(asking.province.districts, asking.last).map((one) => [one.code, one.population]));
  const { places } = (asking.form === "exact"
    ? await exact()
    : await toldTally(sql, asking.province, "casesNew", week, asking.part)) ?? { places: [] };
  return {
    ...headOf({ ...asking, from }),
    places: places.map((place) => {
      const of = place.level === "district" ? people.get(place.code ?? "") : null;
      const rate = place.count.is === "shown" && of != null ? (place.count.value * OF) / of : null;
      return { ...place, rate: rate === null ? null : Math.round(rate * 10) / 10 };
    }),
  };

  async function exact(): Promise<Tally> {
    const counted = (await COUNTERS.casesNew?.(sql, from, asking.to)) ?? [];
    return tally(asking.areas, counted, asking.part, "exact");
  }
}
