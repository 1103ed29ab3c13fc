/** Places in as CSV: rows that can be entered are planned, the others come back with a reason each. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  type importPlacements,
  MOST_PLACEMENTS,
  PLACE_COLUMNS,
  PLACE_HEADINGS,
} from "@bluezone/contract/rollout/placements";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import { CsvError, readCsv, writeCsv } from "@bluezone/server-kit/files/csv";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Scope } from "@bluezone/staff/scope";
import { idOn } from "@bluezone/units/store";
import type { Transaction } from "../tables.ts";
import { enterDrawn } from "./enter.ts";
import { type CopiedPlace, expand } from "./expand.ts";
import { type CellFault, isFault, type PlaceCells, readPlace } from "./read-place.ts";
import { unitsWithin } from "./store.ts";

type Outcome = ResponseOf<typeof importPlacements>;

/** Plans the placements of a CSV. Throws Fault `csv_unreadable` when it is no such table or asks for too many. */
export async function planPlacements(
  trx: Transaction,
  scope: Scope,
  random: Random,
  { kind, csv }: { readonly kind: string; readonly csv: string },
  now: Instant,
): Promise<Outcome> {
  const good: CopiedPlace[] = [];
  const bad: { row: number; values: PlaceCells; fault: CellFault }[] = [];
  for (const { row, values } of rowsOf(csv)) {
    const read = readPlace(values);
    const place = isFault(read) ? read : await placed(trx, scope, read, now);
    if ("code" in place) bad.push({ row, values, fault: place });
    else good.push(place);
  }
  if (good.reduce((sum, { copies }) => sum + copies, 0) > MOST_PLACEMENTS)
    throw new Fault("csv_unreadable", `The table asks for more than ${MOST_PLACEMENTS} placements.`);
  const codes = await enterDrawn(trx, random, expand(kind, good), now);
  return {
    planned: codes.length,
    codes: [...codes],
    faults: bad.map(({ row, fault }) => ({ row, ...fault })),
    errors:
      bad.length === 0
        ? ""
        : writeCsv(
            [...PLACE_COLUMNS, "error"],
            bad.map(({ values, fault }) => ({ ...values, error: `${fault.column}: ${fault.code}` })),
          ),
  };
}

function rowsOf(csv: string) {
  try {
    return readCsv(csv, PLACE_COLUMNS, { needed: ["unit"], most: MOST_PLACEMENTS, headings: PLACE_HEADINGS });
  } catch (error) {
    if (error instanceof CsvError) throw new Fault("csv_unreadable", error.message);
    throw error;
  }
}

async function placed(
  trx: Transaction,
  scope: Scope,
  { unit: named, ...place }: Exclude<ReturnType<typeof readPlace>, CellFault>,
  now: Instant,
): Promise<CopiedPlace | CellFault> {
  const id = named.includes("@") ? named : await idOn(trx, named, dayOf(now, "vietnam"));
  const unit = id === undefined ? undefined : (await unitsWithin(trx, scope, [id])).get(id);
  if (!unit) return { column: "unit", code: "unit_unknown" };
  return { ...place, unit };
}
