/** The people of communes come in from CSV: good rows are kept, bad ones come back, each with its reason. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  type importPopulations as endpoint,
  MOST_POPULATIONS,
  NEEDED_POPULATION_COLUMNS,
  POPULATION_COLUMNS,
  POPULATION_HEADINGS,
} from "@bluezone/contract/health/populations";
import { type ChangeContext, type ChangeResult, noted } from "@bluezone/desk/change";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { CsvError, readCsv, writeCsv } from "@bluezone/server-kit/files/csv";
import type { Tables } from "../tables.ts";
import { type CellFault, type PopulationCells, readPopulationRow } from "./read-row.ts";
import { communesIn, populationsOf, putPopulations } from "./store.ts";
import type { PopulationRow } from "./tables.ts";

type Outcome = ResponseOf<typeof endpoint>;

function rowsOf(csv: string) {
  try {
    return readCsv(csv, POPULATION_COLUMNS, {
      needed: NEEDED_POPULATION_COLUMNS,
      most: MOST_POPULATIONS,
      headings: POPULATION_HEADINGS,
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new Fault(error.why === "columns" ? "columns_missing" : "csv_unreadable", error.message);
    throw error;
  }
}

const isSame = (a: PopulationRow, b: PopulationRow | undefined): boolean =>
  a.people === b?.people && a.year === b.year && a.source === b.source;

/** Enters the rows of a file. Throws Fault `csv_unreadable` when it is no table, `columns_missing` when it lacks a column. */
export async function importPopulations(
  province: Province,
  { csv, dryRun }: { readonly csv: string; readonly dryRun: boolean },
  { trx, now, scope }: ChangeContext<Tables>,
): Promise<ChangeResult<Outcome>> {
  const today = dayOf(now, "vietnam");
  const reading = {
    communes: new Set(on(province.communes, today).map(({ code }) => code)),
    mine: await communesIn(trx, scope),
    thisYear: Number(isoDay(today).slice(0, 4)),
  };
  const before = await populationsOf(trx);
  const good = new Map<string, PopulationRow>();
  const bad: { row: number; values: PopulationCells; fault: CellFault }[] = [];
  for (const { row, values } of rowsOf(csv)) {
    const read = readPopulationRow(values, reading);
    if ("code" in read) bad.push({ row, values, fault: read });
    else good.set(read.commune, read);
  }
  const news = [...good.values()].filter((row) => !isSame(row, before.get(row.commune)));
  if (!dryRun) await putPopulations(trx, news);
  const added = news.filter(({ commune }) => !before.has(commune)).length;
  const errors = bad.map(({ values, fault }) => ({ ...values, error: `${fault.column}: ${fault.code}` }));
  const outcome: Outcome = {
    added,
    changed: news.length - added,
    unchanged: good.size - news.length,
    faults: bad.map(({ row, fault }) => ({ row, ...fault })),
    errors: errors.length === 0 ? "" : writeCsv([...POPULATION_COLUMNS, "error"], errors),
  };
  return noted(
    outcome,
    dryRun
      ? []
      : news.map(({ commune }) => ({
          action: "populations.enter",
          subject: commune,
          fields: ["people", "year", "source"],
        })),
  );
}
