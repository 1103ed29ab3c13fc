/** The table of units. */

/** A unit; `path` is that of `@bluezone/staff/scope`, `search` its folded name, days are those of Vietnam. */
export type UnitRow = {
  id: string;
  code: string;
  type: string;
  level: string;
  name: string;
  search: string;
  parent: string | null;
  path: string;
  district: string | null;
  commune: string | null;
  population: number | null;
  border: boolean;
  valid_from_day: number;
  valid_to_day: number | null;
  illustrative: boolean;
};

export type UnitTables = { unit: UnitRow };
