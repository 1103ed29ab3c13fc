/** Units come in from CSV: good rows are kept, bad ones come back, each with its reason. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { type importUnits, NEEDED_UNIT_COLUMNS, UNIT_COLUMNS, UNIT_HEADINGS } from "@bluezone/contract/units";
import { CsvError, readCsv, writeCsv } from "@bluezone/server-kit/files/csv";
import type { Entry } from "@bluezone/staff/audit/audit";
import { fold } from "@bluezone/vietnamese/fold";
import { type Importer, placing } from "./placing.ts";
import { type CellFault, isFault, type ReadUnit, readUnitRow, type UnitCells } from "./read-row.ts";
import type { Sql, UnitRow, UnitTables } from "./rows.ts";
import { idOn, isPlaceKnown, putUnit, unitRow, unitsOfCode } from "./store.ts";

type Outcome = ResponseOf<typeof importUnits>;

/** What happened to a unit, as the audit log has it: `units.move` names its id, and where it stood and stands ("a:b:c"). */
export type UnitEntry = Omit<Entry, "actor">;

/**
 * Enters the rows of a CSV that the importer may enter (`placing.ts`), in the order of the file: a parent stands above what
 * is below it, or is there already. `entries` is one for each unit that was added, changed or moved, for the audit log. Nobody
 * else enters units meanwhile: the caller holds the table. Throws Fault `csv_unreadable` when it is no table, `columns_missing` when it lacks a column.
 */
export async function enterUnits<Tables extends UnitTables>(
  trx: Sql<Tables>,
  importer: Importer,
  csv: string,
): Promise<{ readonly outcome: Outcome; readonly entries: readonly UnitEntry[] }> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const entries: UnitEntry[] = [];
  const bad: { row: number; values: UnitCells; fault: CellFault }[] = [];
  for (const { row, values } of rowsOf(csv)) {
    const read = readUnitRow(values);
    const entered = isFault(read) ? read : await enter(trx, importer, read);
    if (entered === "unchanged") counts.unchanged += 1;
    else if (isFault(entered)) bad.push({ row, values, fault: entered });
    else {
      counts[entered.action === "units.add" ? "added" : "changed"] += 1;
      entries.push(entered);
    }
  }
  return { outcome: { ...counts, ...told(bad) }, entries };
}

function told(
  bad: readonly { readonly row: number; readonly values: UnitCells; readonly fault: CellFault }[],
): Pick<Outcome, "faults" | "errors"> {
  const lines = bad.map(({ values, fault }) => ({ ...values, error: `${fault.column}: ${fault.message}` }));
  return {
    faults: bad.map(({ row, fault }) => ({ row, ...fault })),
    errors: bad.length === 0 ? "" : writeCsv([...UNIT_COLUMNS, "error"], lines),
  };
}

function rowsOf(csv: string) {
  try {
    return readCsv(csv, UNIT_COLUMNS, {
      needed: NEEDED_UNIT_COLUMNS,
      most: 20_000,
      headings: UNIT_HEADINGS,
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new Fault(error.why === "columns" ? "columns_missing" : "csv_unreadable", error.message);
    throw error;
  }
}

async function enter<Tables extends UnitTables>(
  trx: Sql<Tables>,
  importer: Importer,
  read: ReadUnit,
): Promise<UnitEntry | CellFault | "unchanged"> {
  const { id, code, name, population, validFrom, parent: named } = read;
  const parentId = named === undefined || named.includes("@") ? named : await idOn(trx, named, validFrom);
  const parent = parentId === undefined ? undefined : await unitRow(trx, parentId);
  if (named !== undefined && !parent)
    return { column: "parent", code: "parent_unknown", message: "no such unit on that day" };
  const ofCode = await unitsOfCode(trx, code);
  const known = ofCode.find((one) => one.id === id);
  const { district, commune } = read;
  const place = {
    district: district ?? parent?.district ?? null,
    commune: commune ?? parent?.commune ?? null,
  };
  const placed = placing(read, importer, {
    known,
    parent,
    namesakes: ofCode.filter((one) => one !== known),
    placeKnown: await isPlaceKnown(trx, place),
  });
  if (isFault(placed)) return placed;
  const row: UnitRow = {
    border: false,
    illustrative: false,
    ...known,
    ...placed,
    id,
    code,
    name,
    search: fold(name),
    population,
    valid_from_day: validFrom,
  };
  const fields = (Object.keys(row) as (keyof UnitRow)[]).filter((column) => row[column] !== known?.[column]);
  if (fields.length === 0) return "unchanged";
  await putUnit(trx, known, row);
  return entryOf(row, known, fields);
}

function entryOf(row: UnitRow, known: UnitRow | undefined, columns: readonly string[]): UnitEntry {
  const fields = columns.map((column) => column.replaceAll("_", ""));
  if (!known) return { action: "units.add", subject: `${row.id}:${row.parent ?? ""}`, fields };
  if (known.path === row.path) return { action: "units.change", subject: row.id, fields };
  return { action: "units.move", subject: `${row.id}:${known.parent ?? ""}:${row.parent ?? ""}`, fields };
}
