/** One row of a file of contacts, read: what is wrong with it is said by column. */
import { Fault } from "@bluezone/contract/fault";
import { type CONTACT_COLUMNS, Distance, Masked, PartOfDay } from "@bluezone/contract/health/contacts";
import { PersonTyped } from "@bluezone/contract/health/person";
import type { Province } from "@bluezone/policy/province";
import { type Day, isoDay } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import { typedPerson } from "../people/typed.ts";
import { writtenDay } from "../people/written-day.ts";
import { typedCircumstances } from "./typed-contact.ts";

/** The text of each column. */
export type ContactCells = Readonly<Record<(typeof CONTACT_COLUMNS)[number], string>>;
/** What is wrong, in which column: the code is "cell_invalid" or one of the endpoint for a contact that is typed. */
export type CellFault = { readonly column: string; readonly code: string };

/** Thrown inside for the first column that is wrong. */
class BadCell extends Error {
  readonly fault: CellFault;
  constructor(column: keyof ContactCells, code = "cell_invalid") {
    super(`${column}: ${code}`);
    this.fault = { column, code };
  }
}

/** Which column a fault of what was typed is about. */
const COLUMN_OF: Readonly<Record<string, keyof ContactCells>> = {
  phone_invalid: "phone",
  birth_year_invalid: "birthYear",
  commune_unknown: "commune",
  contact_day_invalid: "day",
};

function iso(text: string): string | null {
  if (text === "") return null;
  const day = writtenDay(text);
  if (day === undefined) throw new BadCell("day");
  return isoDay(day);
}

/** "có", "yes", "x", "1" are yes; "không", "no", "0" and nothing are no. */
function yes(cells: ContactCells, column: "touched" | "carer"): boolean {
  const text = fold(cells[column]);
  if (["co", "yes", "x", "1", "true"].includes(text)) return true;
  if (["khong", "no", "0", "false", ""].includes(text)) return false;
  throw new BadCell(column);
}

/** Values by the words that a file may have for them, beside the values themselves. */
const MASKED: Readonly<Record<string, string>> = {
  co: "yes",
  khong: "no",
  "khong ro": "unknown",
  "chua ro": "unknown",
  "": "unknown",
};
const DISTANCE: Readonly<Record<string, string>> = {
  "duoi 1 m": "under-1m",
  "1 den 2 m": "under-2m",
  "cung phong": "same-room",
  "xa hon": "other",
};
const PART: Readonly<Record<string, string>> = {
  sang: "morning",
  chieu: "afternoon",
  toi: "evening",
  dem: "night",
};

function number(cells: ContactCells, column: "minutes" | "birthYear", most: number): number | null {
  const text = cells[column];
  if (text === "") return null;
  if (!/^\d{1,4}$/.test(text) || Number(text) > most) throw new BadCell(column);
  return Number(text);
}

/** Reads a row, or says the first thing that is wrong. Days are those of `writtenDay`. */
export function readContactRow(province: Pick<Province, "communes">, cells: ContactCells, today: Day) {
  try {
    const birthYear = number(cells, "birthYear", 2_100);
    if (birthYear !== null && birthYear < 1_900) throw new BadCell("birthYear");
    const typed = PersonTyped.safeParse({
      name: cells.name,
      birthYear,
      phone: cells.phone || null,
      commune: cells.commune || null,
      address: cells.address || null,
    });
    if (!typed.success) throw new BadCell((typed.error.issues[0]?.path[0] ?? "name") as keyof ContactCells);
    const part = cells.part === "" ? null : (PART[fold(cells.part)] ?? cells.part);
    const masked = MASKED[fold(cells.masked)] ?? cells.masked;
    const distance = cells.distance === "" ? null : (DISTANCE[fold(cells.distance)] ?? cells.distance);
    if (!PartOfDay.nullable().safeParse(part).success) throw new BadCell("part");
    if (!Masked.safeParse(masked).success) throw new BadCell("masked");
    if (!Distance.nullable().safeParse(distance).success) throw new BadCell("distance");
    return {
      person: typedPerson(province, typed.data, today),
      told: typedCircumstances(
        {
          day: iso(cells.day),
          part: PartOfDay.nullable().parse(part),
          minutes: number(cells, "minutes", 1_440),
          masked: Masked.parse(masked),
          distance: Distance.nullable().parse(distance),
          touched: yes(cells, "touched"),
          carer: yes(cells, "carer"),
        },
        today,
      ),
    };
  } catch (thrown) {
    if (thrown instanceof BadCell) return { fault: thrown.fault };
    if (thrown instanceof Fault)
      return { fault: { column: COLUMN_OF[thrown.code] ?? "name", code: thrown.code } };
    throw thrown;
  }
}
