/**
 * Organisations that take part in a campaign, each under the one that directs it. An organisation is told from every
 * other by code and first day together (`unitKey`), because codes are reused and organisations change hands.
 */
import type { WithValidity } from "./dated.ts";
import { unitKey } from "./unit.ts";
import { UNIT_TYPES, type UnitLevel, type UnitType } from "./unit-type.ts";

/** An organisation for as long as its name, type and parent stay the same. */
export type OrgUnit = WithValidity<{
  /** Code and first day: "889-vehicle-2@2019-10-06". */
  readonly id: string;
  /** Code of its place and type, with a number where there are several: "883-district-station", "889-vehicle-2". */
  readonly code: string;
  readonly type: UnitType;
  /** In full: "Ủy ban nhân dân xã Vĩnh Hanh". */
  readonly name: string;
  readonly level: UnitLevel;
  /** Id of the organisation that directs it; absent at the top. */
  readonly parent?: string;
  /** Code of the district that it lies in; absent above a district, and since there are none (1 July 2025). */
  readonly district?: string;
  /** Code of the commune that it lies in. */
  readonly commune?: string;
  /** People at the census of 1 April 2019, of a district's committee. */
  readonly population?: number;
  /** Whether it lies in a district on the border with Cambodia. */
  readonly border: boolean;
  /** Made up to show the system at work; screens add "số liệu minh họa". */
  readonly illustrative: boolean;
}>;

/** An organisation from all but what follows from it: its id from code and first day, its level from its type. */
export const orgUnit = (facts: Omit<OrgUnit, "id" | "level">): OrgUnit => ({
  id: unitKey(facts),
  level: UNIT_TYPES[facts.type].level,
  ...facts,
});

/** Organisations by their id. */
export type UnitIndex = ReadonlyMap<string, OrgUnit>;

/** An index of organisations. */
export const unitIndex = (units: readonly OrgUnit[]): UnitIndex =>
  new Map(units.map((unit) => [unit.id, unit]));

/**
 * The organisation with this id and all above it, from the top down. Empty for an unknown id. Throws RangeError when
 * one above it is not in the index, or when they stand above each other in a ring.
 */
export function unitPath(index: UnitIndex, id: string): readonly OrgUnit[] {
  const path: OrgUnit[] = [];
  for (let at = index.get(id); at; ) {
    if (path.includes(at)) throw new RangeError(`${id} stands above itself`);
    path.unshift(at);
    const { parent } = at;
    if (parent === undefined) break;
    at = index.get(parent);
    if (!at) throw new RangeError(`${parent}, above ${id}, is not known`);
  }
  return path;
}

/** Whether the first organisation is the second, or stands anywhere below it. False for ids that are not in the index. */
export const isUnder = (index: UnitIndex, id: string, above: string): boolean =>
  unitPath(index, id).some((unit) => unit.id === above);
