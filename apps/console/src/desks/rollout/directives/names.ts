/** What kinds of unit and districts are called. */
import { on } from "@bluezone/policy/dated";
import { unitName } from "@bluezone/policy/unit";
import { UNIT_TYPES, type UnitType } from "@bluezone/policy/unit-type";
import { useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { useLocale } from "../../../words/language.tsx";

/** A kind of unit by its key, in the reader's language; an unknown one as it is. */
export function useTypeName(): (type: string) => string {
  const [locale] = useLocale();
  return (type) => (type in UNIT_TYPES ? UNIT_TYPES[type as UnitType][locale] : type);
}

/** A district by its code; one that is no longer there by its code. */
export function useDistrictName(): (code: string) => string {
  const today = useToday();
  const { districts } = useProvince();
  return (code) => {
    const district =
      on(districts, today).find((one) => one.code === code) ?? districts.find((one) => one.code === code);
    return district ? unitName(district) : code;
  };
}

const ORDER: ReadonlyMap<string, number> = new Map(Object.keys(UNIT_TYPES).map((type, at) => [type, at]));

/** Where a kind of unit stands, from the top of the state down; unknown ones last. */
export const typeOrder = (type: string): number => ORDER.get(type) ?? ORDER.size;

/** Kinds in that order. */
export const inTypeOrder = (types: readonly string[]): readonly string[] =>
  [...types].sort((a, b) => typeOrder(a) - typeOrder(b));
