/** The places that figures are told of on a day: districts, or communes; never anything finer. */
import { on } from "@bluezone/policy/dated";
import { DISTRICTS } from "@bluezone/policy/district";
import type { Day } from "@bluezone/protocol/time";

/** A place. Code of the statistics office. */
export type Place = {
  readonly code: string;
  readonly name: string;
  /** People at the census of 2019; null when not known. */
  readonly population: number | null;
  readonly tile: readonly [column: number, row: number] | null;
};

/** The districts of a day; none since 1 July 2025. */
export const districtsOn = (day: Day): readonly Place[] =>
  on(DISTRICTS, day).map(({ code, name, population2019, tile }) => ({
    code,
    name,
    population: population2019,
    tile,
  }));

/** "Ủy ban nhân dân xã Vĩnh Hanh" stands for "xã Vĩnh Hanh". */
export const placeOf = (committee: string): string => committee.replace(/^Ủy ban nhân dân /, "");
