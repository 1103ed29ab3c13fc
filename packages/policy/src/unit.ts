/** Units of the state, as Vietnam had them until 30 June 2025: province, district, commune, each level with its kinds. */
import { isoDay } from "@bluezone/protocol/time";
import type { WithValidity } from "./dated.ts";

const WORDS = {
  province: "Tỉnh",
  municipality: "Thành phố",
  city: "Thành phố",
  town: "Thị xã",
  district: "Huyện",
  "urban-district": "Quận",
  ward: "Phường",
  township: "Thị trấn",
  commune: "Xã",
} as const;

/** Province or municipality; city, town, (rural) district or urban district; ward, township or (rural) commune. */
export type UnitKind = keyof typeof WORDS;

/** A unit for as long as its code, name, kind and parent stay the same. */
export type Unit = WithValidity<{
  /** The statistics office's code: 2 digits for a province, 3 for a district, 5 for a commune. Reused over time. */
  readonly code: string;
  /** Without the word for its kind, spelled as in the office's list: "Mỹ Hoà Hưng". */
  readonly name: string;
  readonly kind: UnitKind;
}>;

/** What tells one unit, or one organisation, from every other, also over time: "30307@2019-10-06". */
export const unitKey = ({ code, validFrom }: Pick<Unit, "code" | "validFrom">): string =>
  `${code}@${isoDay(validFrom)}`;

/** The full name: "Xã Vĩnh Hanh", "Thành phố Long Xuyên". */
export const unitName = ({ kind, name }: Unit): string => `${WORDS[kind]} ${name}`;

/** The full name inside a sentence: "xã Vĩnh Hanh", "thành phố Long Xuyên". */
export const insideText = (unit: Unit): string =>
  unitName(unit).replace(/^./u, (letter) => letter.toLowerCase());

/** Names to choose one of these units by, under their codes: without the kind, and with it where two have the same: "An Phú (xã)". */
export function namesAmong(units: readonly Unit[]): ReadonlyMap<string, string> {
  const seen = new Set<string>();
  const twice = new Set(units.map(({ name }) => name).filter((name) => seen.size === seen.add(name).size));
  return new Map(
    units.map(({ code, name, kind }) => [
      code,
      twice.has(name) ? `${name} (${WORDS[kind].toLowerCase()})` : name,
    ]),
  );
}
