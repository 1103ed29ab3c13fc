/** One row of the CSV, read: what is wrong with it is said by column. */
import { type UNIT_CELL_FAULTS, type UNIT_COLUMNS, UnitId, UnitLevel } from "@bluezone/contract/units";
import { UNIT_TYPES } from "@bluezone/policy/unit-type";
import { type Day, parseDay } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";

/** The text of each column. */
export type UnitCells = Readonly<Record<(typeof UNIT_COLUMNS)[number], string>>;

/** A row that can be entered once its parent is found. */
export type ReadUnit = {
  readonly id: string;
  readonly code: string;
  readonly type: string;
  readonly level: "province" | "district" | "commune" | "site";
  readonly name: string;
  /** An id, or a code that holds on the first day; absent at the top. */
  readonly parent: string | undefined;
  readonly district: string | null;
  readonly commune: string | null;
  readonly population: number | null;
  readonly validFrom: Day;
  readonly validTo: Day | undefined;
};

/** What is wrong, in which column. */
export type CellFault = {
  readonly column: keyof UnitCells;
  readonly code: (typeof UNIT_CELL_FAULTS)[number];
  readonly message: string;
};

/** Levels and types by the words that a Vietnamese table may have for them, beside the values themselves. */
const LEVEL: Readonly<Record<string, string>> = {
  tinh: "province",
  huyen: "district",
  xa: "commune",
  diem: "site",
};
const TYPE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(UNIT_TYPES).map(([type, { vi }]) => [fold(vi), type]),
);

const day = (text: string): Day | undefined => {
  const [, d, m, y] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  try {
    return parseDay(y ? `${y}-${m?.padStart(2, "0")}-${d?.padStart(2, "0")}` : text);
  } catch {
    return undefined;
  }
};

/** Reads a row, or says the first thing that is wrong. Days are "2020-12-27" or "27/12/2020". */
export function readUnitRow(cells: UnitCells): ReadUnit | CellFault {
  const fault = (column: keyof UnitCells, message: string): CellFault => ({
    column,
    code: "cell_invalid",
    message,
  });
  const { code, name, parent, district, commune } = cells;
  const type = TYPE[fold(cells.type)] ?? cells.type;
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/.test(code))
    return fault("code", "1 to 40 letters, digits, dots or hyphens");
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(type)) return fault("type", "small letters, digits and hyphens");
  const level = UnitLevel.safeParse(LEVEL[fold(cells.level)] ?? cells.level);
  if (!level.success) return fault("level", "province, district, commune or site");
  if (name === "" || name.length > 160) return fault("name", "1 to 160 characters");
  const population = cells.population.replace(/[.\s]/g, "");
  if (!/^\d{0,9}$/.test(population)) return fault("population", "a whole number, or empty");
  const validFrom = day(cells.validFrom);
  if (validFrom === undefined) return fault("validFrom", "a day such as 27/12/2020");
  const validTo = cells.validTo === "" ? undefined : day(cells.validTo);
  if (cells.validTo !== "" && validTo === undefined)
    return fault("validTo", "a day such as 27/12/2020, or empty");
  if (validTo !== undefined && validTo < validFrom) return fault("validTo", "not before validFrom");
  const id = `${code}@${new Date(validFrom * 86_400_000).toISOString().slice(0, 10)}`;
  if (!UnitId.safeParse(id).success) return fault("code", "code and first day make no key");
  return {
    id,
    code,
    type,
    level: level.data,
    name,
    parent: parent === "" ? undefined : parent,
    district: district || null,
    commune: commune || null,
    population: population === "" ? null : Number(population),
    validFrom,
    validTo,
  };
}

/** Whether a row could not be read. */
export const isFault = <T>(read: T | CellFault): read is CellFault =>
  typeof read === "object" && read !== null && "message" in read;
