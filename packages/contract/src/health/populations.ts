/** How many people live in each commune, entered at the desk with year and source: what rates of communes are of. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { Line } from "./person.ts";

/** The fewest and most people that a commune can have. */
export const PEOPLE = { least: 1, most: 2_000_000 } as const;
/** The first year that a figure can be of. */
export const FIRST_YEAR = 1999;
/** Rows of a file at most. */
export const MOST_POPULATIONS = 5_000;

/** People of a commune; `year` is the one that they were counted or estimated in, `source` where that was read. */
export const Population = z
  .object({
    people: z.int().min(PEOPLE.least).max(PEOPLE.most),
    year: z.int().min(FIRST_YEAR).max(2_200),
    source: Line,
  })
  .meta({ id: "Population" });
export type Population = z.output<typeof Population>;

/** The communes of today, district by district, each with its people, null where nobody entered them. */
export const listPopulations = staffRead({
  path: "/api/health/populations/list",
  summary: "Communes of the province with their people, year and source.",
  permission: "reports.read",
  request: z.object({}),
  response: z.object({
    communes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** Of its district; of the province where there are none. */
        district: z.string(),
        population: Population.nullable(),
      }),
    ),
  }),
});

/** The columns of a file, in any order; `name` is for whoever reads the file, and is not looked at. */
export const POPULATION_COLUMNS = ["commune", "name", "people", "year", "source"] as const;
/** What a Vietnamese table has at the top of a column, in small letters; the first is the one that we write. */
export const POPULATION_HEADINGS: Readonly<Record<(typeof POPULATION_COLUMNS)[number], readonly string[]>> = {
  commune: ["mã xã, phường", "mã xã", "mã phường"],
  name: ["tên xã, phường", "tên xã", "tên phường", "tên"],
  people: ["dân số", "số dân"],
  year: ["năm"],
  source: ["nguồn"],
};
/** The columns that a file must have. */
export const NEEDED_POPULATION_COLUMNS = ["commune", "people", "year", "source"] as const;

/** What can be wrong with a row. */
export const POPULATION_FAULTS = [
  "commune_unknown",
  "commune_foreign",
  "people_invalid",
  "year_invalid",
  "source_invalid",
] as const;
export type PopulationFault = (typeof POPULATION_FAULTS)[number];

/**
 * Enters the people of communes from CSV (UTF-8; comma, semicolon or tab), each in place of what was there; the form of one
 * commune is a file of one row. Good rows are kept unless it is a try (`dryRun`), bad ones come back with a reason each, and
 * `errors` is the CSV of those rows with a column `error`. The same row twice changes nothing.
 */
export const importPopulations = staffChange({
  path: "/api/health/populations/import",
  summary: "Enters the people of communes from CSV; what cannot be read comes back row by row.",
  permission: "units.write",
  request: z.object({ csv: z.string().max(1_000_000), dryRun: z.boolean().default(false) }),
  response: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    faults: z.array(z.object({ row: z.int(), column: z.string(), code: z.enum(POPULATION_FAULTS) })),
    errors: z.string(),
  }),
  faults: { csv_unreadable: 400, columns_missing: 400 },
  maxBody: 1_500_000,
});
