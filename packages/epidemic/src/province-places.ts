/** The communes of a province as places to live in: a district's people are split evenly over its communes, as no figure of a commune is at hand. */
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import type { Day } from "@bluezone/protocol/time";
import type { Place } from "./population.ts";

/**
 * The places of a province on a day, with `people` in all (the census's number when absent). Throws RangeError for a district
 * without a population.
 */
export function placesOf(province: Province, day: Day, people?: number): readonly Place[] {
  const districts = on(province.districts, day);
  const counted = districts.reduce((sum, { code, population }) => {
    if (population === null) throw new RangeError(`the district ${code} has no number of people`);
    return sum + population;
  }, 0);
  const share = people === undefined ? 1 : people / counted;
  const places: Place[] = [];
  let before = 0;
  let placed = 0;
  for (const district of districts) {
    const communes = on(province.communes, day).filter(({ parent }) => parent === district.code);
    for (const { code } of communes) {
      before += (district.population! * share) / communes.length;
      const upTo = Math.round(before);
      places.push({ code, district: district.code, people: upTo - placed });
      placed = upTo;
    }
  }
  return places;
}
