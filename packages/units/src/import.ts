/** Units come in from CSV: good rows are kept, bad ones come back, each with its reason. */

import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { type importUnits, UNIT_COLUMNS } from "@bluezone/contract/units";
import { CsvError, readCsv, writeCsv } from "@bluezone/server-kit/csv";
import { type Scope, within } from "@bluezone/staff/scope";
import { type CellFault, isFault, type ReadUnit, readUnitRow, type UnitCells } from "./read-row.ts";
import type { Sql, UnitTables } from "./rows.ts";
import { idOn, pathOf, putUnit } from "./store.ts";

type Outcome = ResponseOf<typeof importUnits>;
const NEEDED = ["code", "type", "level", "name", "parent", "validFrom"] as const;

/**
 * Enters the rows of a CSV that lie within the scope, in the order of the file: a parent stands above what is below it, or is
 * there already. Throws Fault `csv_unreadable` when it is no such table.
 */
export async function enterUnits<Tables extends UnitTables>(
  trx: Sql<Tables>,
  scope: Scope,
  csv: string,
): Promise<Outcome> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const bad: { row: number; values: UnitCells; fault: CellFault }[] = [];
  for (const { row, values } of rowsOf(csv)) {
    const read = readUnitRow(values);
    const fault = isFault(read) ? read : await enter(trx, scope, read, counts);
    if (fault) bad.push({ row, values, fault });
  }
  return {
    ...counts,
    faults: bad.map(({ row, fault }) => ({ row, ...fault })),
    errors:
      bad.length === 0
        ? ""
        : writeCsv(
            [...UNIT_COLUMNS, "error"],
            bad.map(({ values, fault }) => ({ ...values, error: `${fault.column}: ${fault.message}` })),
          ),
  };
}

function rowsOf(csv: string) {
  try {
    return readCsv(csv, UNIT_COLUMNS, { needed: NEEDED, most: 20_000 });
  } catch (error) {
    if (error instanceof CsvError) throw new Fault("csv_unreadable", error.message);
    throw error;
  }
}

async function enter<Tables extends UnitTables>(
  trx: Sql<Tables>,
  scope: Scope,
  unit: ReadUnit,
  counts: { added: number; changed: number; unchanged: number },
): Promise<CellFault | undefined> {
  const { validFrom, validTo, parent: named, ...rest } = unit;
  const parent = named === undefined || named.includes("@") ? named : await idOn(trx, named, validFrom);
  const above = parent === undefined ? "" : await pathOf(trx, parent);
  if (above === undefined || (named !== undefined && parent === undefined))
    return { column: "parent", code: "parent_unknown", message: "no such unit on that day" };
  if (!within(scope, `${above}${unit.id}/`))
    return { column: "parent", code: "out_of_reach", message: "not below your unit" };
  const became = await putUnit(trx, {
    ...rest,
    above,
    parent: parent ?? null,
    border: false,
    valid_from_day: validFrom,
    valid_to_day: validTo ?? null,
    illustrative: false,
  });
  counts[became] += 1;
  return undefined;
}
