/** The places that figures are told of on a day: districts, or communes; never anything finer. */
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import type { Day } from "@bluezone/protocol/time";

/** A place. Code of the statistics office. */
export type Place = {
  readonly code: string;
  readonly name: string;
  /** People at the last census; null when not known. */
  readonly population: number | null;
  readonly tile: readonly [column: number, row: number] | null;
};

/** The districts of a day; none since 1 July 2025. */
export const districtsOn = (province: Pick<Province, "districts">, day: Day): readonly Place[] =>
  on(province.districts, day).map(({ code, name, population, tile }) => ({
    code,
    name,
    population: population,
    tile,
  }));

/** "Ủy ban nhân dân xã Vĩnh Hanh" stands for "xã Vĩnh Hanh". */
export const placeOf = (committee: string): string => committee.replace(/^Ủy ban nhân dân /, "");
