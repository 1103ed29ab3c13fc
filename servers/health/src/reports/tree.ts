/** Counts by place: the districts of a day with their communes, and what lies in no known place. */
import type { ReportCount, ReportPlace } from "@bluezone/contract/health/reports";
import type { Unit } from "@bluezone/contract/units";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { type ToldTree, toldTree } from "@bluezone/policy/told-counts";
import { unitName } from "@bluezone/policy/unit";
import type { Day } from "@bluezone/protocol/time";

/** How many of what was counted are in a place; the commune of a person, or that of the unit that looks after them. */
export type PlaceCount = {
  readonly commune: string | null;
  readonly district: string | null;
  readonly n: number;
};

/** A place at the bottom; `code` is null for what of the district lies in no known commune. */
type Place = { readonly code: string | null; readonly name: string };
/** A district, or what lies in none. */
export type Area = Place & { readonly places: readonly Place[] };

const UNKNOWN = "Chưa rõ địa bàn";

/** The areas of a day; the last is what lies in no known district. */
export function areasOn(province: Province, day: Day): readonly Area[] {
  const communes = on(province.communes, day);
  const districts = on(province.districts, day);
  const rest = { code: null, name: UNKNOWN };
  return [
    // Where there are no districts the province is the one area.
    ...(districts.length > 0 ? districts : [province]).map((district) => ({
      code: district.code,
      name: unitName(district),
      places: [
        ...communes
          .filter(({ parent }) => parent === district.code)
          .map((commune) => ({ code: commune.code, name: unitName(commune) })),
        rest,
      ],
    })),
    { ...rest, places: [rest] },
  ];
}

/** What of the province a unit's report is of. */
export type Part = { readonly district?: string; readonly commune?: string };

/** A unit at the top has all, one of a district that, one of a commune that. */
export function partOf({ level, district, commune }: Unit): Part {
  if (level === "province") return {};
  if (commune !== null && level !== "district")
    return { ...(district === null ? {} : { district }), commune };
  return district === null ? {} : { district };
}

/** Whether a part is the whole province. */
export const isWhole = ({ district, commune }: Part): boolean =>
  district === undefined && commune === undefined;

/** Whether something counted lies in a part: its commune decides, without a known one its district does. */
export function liesIn(
  areas: readonly Area[],
  { district, commune }: Part,
): (counted: Pick<PlaceCount, "commune" | "district">) => boolean {
  const parents = new Map(
    areas.flatMap(({ code, places }) =>
      places.flatMap((one) => (one.code ? [[one.code, code] as const] : [])),
    ),
  );
  return (counted) => {
    if (commune !== undefined) return counted.commune === commune;
    return district === undefined || (parents.get(counted.commune ?? "") ?? counted.district) === district;
  };
}

/** Counts of every place, in the order of the areas. A commune decides; without a known one the district does. */
export function spread(
  areas: readonly Area[],
  counted: readonly PlaceCount[],
): readonly (readonly number[])[] {
  const at = new Map<string, readonly [number, number]>();
  for (const [i, { places, code }] of areas.entries()) {
    for (const [j, place] of places.entries()) if (place.code !== null) at.set(place.code, [i, j]);
    if (code !== null) at.set(`in ${code}`, [i, places.length - 1]);
  }
  const counts = areas.map(({ places }) => places.map(() => 0));
  for (const { commune, district, n } of counted) {
    const [i, j] = at.get(commune ?? "") ?? at.get(`in ${district ?? ""}`) ?? [areas.length - 1, 0];
    counts[i]![j]! += n;
  }
  return counts;
}

/** Counts of one thing, as a part of the province is told it. */
export type Tally = { readonly whole: ReportCount; readonly places: readonly ReportPlace[] };

const HIDDEN: ReportCount = { is: "hidden" };
const shown = (value: number): ReportCount => ({ is: "shown", value });
const sum = (counts: readonly number[]): number => counts.reduce((all, n) => all + n, 0);

/**
 * A part's count with its places. In the told form the whole province is told first and the part cut out of it, so that what
 * one office hides does not follow from what others tell.
 */
export function tally(
  areas: readonly Area[],
  counted: readonly PlaceCount[],
  part: Part,
  form: "exact" | "told",
): Tally {
  const counts = spread(areas, counted);
  const exact = (): ToldTree => ({
    whole: shown(sum(counts.flat())),
    areas: counts.map((places) => ({ whole: shown(sum(places)), places: places.map(shown) })),
  });
  return cut(areas, form === "told" ? toldTree(counts) : exact(), part);
}

/** A part of the province's tree. Places where nobody is are left out below the district. */
export function cut(areas: readonly Area[], tree: ToldTree, { district, commune }: Part): Tally {
  const rows = areas.flatMap((area, i) => {
    const told = tree.areas[i];
    if (district !== undefined && area.code !== district) return [];
    const whole = { level: "district" as const, code: area.code, district: area.code, name: area.name };
    const below = area.places.flatMap((place, j) => {
      const count = told?.places[j] ?? HIDDEN;
      const here = commune === undefined || place.code === commune;
      const empty = count.is === "shown" && count.value === 0;
      // Below a hidden district nothing is told; saying so of each commune says nothing.
      const silent = area.code === null || told?.whole.is === "hidden";
      if (!here || (commune === undefined && (empty || silent))) return [];
      return [{ level: "commune" as const, code: place.code, district: area.code, name: place.name, count }];
    });
    const count = told?.whole ?? HIDDEN;
    const nobody = area.code === null && count.is === "shown" && count.value === 0;
    if (nobody) return [];
    return commune === undefined ? [{ ...whole, count }, ...below] : below;
  });
  const first = rows[0]?.count ?? shown(0);
  return { whole: district === undefined && commune === undefined ? tree.whole : first, places: rows };
}
