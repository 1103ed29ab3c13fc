/** One row of a file of communes' people, read: what is wrong with it is said by column. */
import {
  FIRST_YEAR,
  PEOPLE,
  type POPULATION_COLUMNS,
  Population,
  type PopulationFault,
} from "@bluezone/contract/health/populations";
import type { PopulationRow } from "./tables.ts";

type Column = (typeof POPULATION_COLUMNS)[number];
/** The text of each column. */
export type PopulationCells = Readonly<Record<Column, string>>;
/** What is wrong, in which column. */
export type CellFault = { readonly column: Column; readonly code: PopulationFault };

/** A number as people type it, "12.345" or "12 345"; NaN for what is none. */
const numberOf = (text: string): number =>
  /^\d{1,3}([.,\s]?\d{3})*$|^\d+$/.test(text) ? Number(text.replace(/[.,\s]/g, "")) : Number.NaN;
const within = (n: number, least: number, most: number): boolean => n >= least && n <= most;

/** Reads a row; `communes` are the codes of today, `mine` those within the caller's reach. */
export function readPopulationRow(
  { commune, people, year, source }: PopulationCells,
  {
    communes,
    mine,
    thisYear,
  }: {
    readonly communes: ReadonlySet<string>;
    readonly mine: ReadonlySet<string> | "all";
    readonly thisYear: number;
  },
): PopulationRow | CellFault {
  // Spreadsheets take the first zero off a code.
  const code = commune.padStart(5, "0");
  if (!communes.has(code)) return { column: "commune", code: "commune_unknown" };
  if (mine !== "all" && !mine.has(code)) return { column: "commune", code: "commune_foreign" };
  const [count, when] = [numberOf(people), /^\d{4}$/.test(year) ? Number(year) : Number.NaN];
  if (!within(count, PEOPLE.least, PEOPLE.most)) return { column: "people", code: "people_invalid" };
  if (!within(when, FIRST_YEAR, thisYear)) return { column: "year", code: "year_invalid" };
  const line = Population.shape.source.safeParse(source);
  if (!line.success) return { column: "source", code: "source_invalid" };
  return { commune: code, people: count, year: when, source: line.data };
}
