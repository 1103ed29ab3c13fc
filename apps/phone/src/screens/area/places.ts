/** The province's districts and communes as a resident looks for them: typed in any way, with or without accents. */

import { on, type Validity } from "@bluezone/policy/dated";
import { HOME } from "@bluezone/policy/home";
import { unitName } from "@bluezone/policy/unit";
import type { Day } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";

/** A commune, ward or township to choose. */
export interface Place {
  /** Code of the commune. */
  readonly code: string;
  /** "Xã Vĩnh Hanh". */
  readonly name: string;
  /** "Huyện Châu Thành". */
  readonly district: string;
}

/** A district, to look through. */
export interface DistrictPlace {
  readonly code: string;
  readonly name: string;
}

/** Day, or the nearest one on which the register holds: it ends where the levels were abolished. */
function within(things: readonly Validity[], day: Day): Day {
  const first = Math.min(...things.map(({ validFrom }) => validFrom));
  const last = Math.max(...things.map(({ validFrom, validTo }) => validTo ?? validFrom));
  return Math.max(first, Math.min(last, day)) as Day;
}

/** The districts on a day, by code. */
export const districtsOn = (day: Day): readonly DistrictPlace[] =>
  on(HOME.districts, within(HOME.districts, day)).map((unit) => ({
    code: unit.code,
    name: unitName(unit),
  }));

function all(day: Day): readonly (Place & { readonly parent: string; readonly bare: string })[] {
  const names = new Map(districtsOn(day).map(({ code, name }) => [code, name]));
  return on(HOME.communes, within(HOME.communes, day)).map((unit) => ({
    code: unit.code,
    name: unitName(unit),
    district: names.get(unit.parent) ?? "",
    parent: unit.parent,
    bare: unit.name,
  }));
}

const place = ({ code, name, district }: Place): Place => ({ code, name, district });

/** The communes of a district on a day, by code. */
export const placesIn = (district: string, day: Day): readonly Place[] =>
  all(day)
    .filter(({ parent }) => parent === district)
    .map(place);

/**
 * Those that what was typed may mean: each word begins a word of the place's name or its district's. Whose name begins
 * with it come first. Nothing typed finds nothing.
 */
export function findPlaces(typed: string, day: Day): readonly Place[] {
  const key = fold(typed);
  if (key === "") return [];
  const words = key.split(" ");
  const hits = all(day).filter(({ name, district }) => {
    const own = fold(`${name} ${district}`).split(" ");
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
  const rank = ({ bare, name }: { readonly bare: string; readonly name: string }): number => {
    if (fold(bare) === key || fold(name) === key) return 0;
    return fold(bare).startsWith(key) || fold(name).startsWith(key) ? 1 : 2;
  };
  return [...hits].sort((a, b) => rank(a) - rank(b)).map(place);
}

/** The place of a code, also of one that the register no longer holds on this day; undefined when no register ever had it. */
export function placeOf(code: string, day: Day): Place | undefined {
  const now = all(day).find((one) => one.code === code);
  if (now) return place(now);
  const once = HOME.communes.find((unit) => unit.code === code);
  const district = districtsOn(day).find((one) => one.code === once?.parent);
  return once && { code, name: unitName(once), district: district?.name ?? "" };
}
