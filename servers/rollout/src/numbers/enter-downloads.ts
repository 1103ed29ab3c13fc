/** Downloads come in by district, typed or out of CSV; every district must be one of the week's. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  DOWNLOAD_COLUMNS,
  DOWNLOAD_HEADINGS,
  type importDownloads,
} from "@bluezone/contract/rollout/figures";
import type { Week } from "@bluezone/contract/rollout/week";
import type { Province } from "@bluezone/policy/province";
import { type Instant, parseDay } from "@bluezone/protocol/time";
import { CsvError, readCsv } from "@bluezone/server-kit/files/csv";
import { fold } from "@bluezone/vietnamese/fold";
import type { Transaction } from "../tables.ts";
import { putDownloads } from "./downloads-store.ts";
import { districtsOn } from "./places.ts";

/** One district's count. */
export type DownloadsOf = { readonly district: string; readonly count: number };
/** Where the counts come from. */
export type About = { readonly week: Week; readonly source: string; readonly illustrative: boolean };

/** Keeps counts; says how many were new, other than before, or the same. Throws Fault `district_unknown`. */
export async function putAll(
  province: Province,
  trx: Transaction,
  rows: readonly DownloadsOf[],
  about: About,
  by: string,
  at: Instant,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const known = districtsOn(province, parseDay(about.week)).map(({ code }) => code);
  if (rows.some(({ district }) => !known.includes(district)))
    throw new Fault("district_unknown", "There is no such district in that week.");
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const row of rows) counts[await putDownloads(trx, { ...about, ...row }, by, at)] += 1;
  return counts;
}

/** What is wrong with a row, as the heading is row 1. */
export type RowFault = ResponseOf<typeof importDownloads>["faults"][number];

/** Reads a table of district (code or name, with or without accents) and count ("21.400" or "21400"). Throws Fault `csv_unreadable`. */
export function readDownloads(
  province: Province,
  csv: string,
  week: Week,
): { readonly rows: readonly DownloadsOf[]; readonly faults: readonly RowFault[] } {
  const districts = districtsOn(province, parseDay(week));
  const rows: DownloadsOf[] = [];
  const faults: RowFault[] = [];
  for (const { row, values } of tableOf(csv)) {
    const place = districts.find(
      ({ code, name }) => code === values.district || fold(name) === fold(values.district),
    );
    const digits = values.count.replace(/[.,\s](?=\d{3}\b)/g, "");
    const fault = (column: RowFault["column"], code: RowFault["code"]) => faults.push({ row, column, code });
    if (!place) fault("district", "district_unknown");
    else if (!/^\d{1,8}$/.test(digits) || Number(digits) > 10_000_000) fault("count", "cell_invalid");
    else if (rows.some(({ district }) => district === place.code)) fault("district", "twice");
    else rows.push({ district: place.code, count: Number(digits) });
  }
  return { rows, faults };
}

function tableOf(csv: string) {
  try {
    return readCsv(csv, DOWNLOAD_COLUMNS, { most: 200, headings: DOWNLOAD_HEADINGS });
  } catch (error) {
    if (error instanceof CsvError) throw new Fault("csv_unreadable", error.message);
    throw error;
  }
}
