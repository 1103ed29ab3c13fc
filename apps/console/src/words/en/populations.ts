import type { Same } from "@bluezone/vietnamese/catalog";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { populations as vi } from "../vi/populations.ts";

/** Texts of the people of communes. */
export const populations = {
  intro:
    "People of each commune, for cases per 100,000 of them. Say year and source; a new figure takes the place of the old one.",
  counted: "{{n}} of {{all}} communes have their people.",
  list: "List of communes",
  find: "Find a commune, with or without accents",
  empty: "The province has no commune today.",
  commune: FIELDS.en.commune,
  code: "Commune code",
  district: FRAME.en.district,
  people: FIELDS.en.people,
  year: "Year",
  source: FIELDS.en.source,
  peopleHint: "A number of people, such as 12,345.",
  yearHint: "The year of the census or yearbook, such as 2019.",
  sourceHint: "For example: the province's statistical yearbook.",
  save: "Save people",
  saved: "The people are saved.",
  unknown: "There is no such commune today.",
  import: "Import people",
  importHelp:
    "The first line names the columns: {{columns}}. Good rows are taken in, bad ones come back to be mended. The name is for readers and need not be there.",
  importDo: "Import the people of {{count}} communes",
  cell_commune_unknown: "There is no commune with this code today.",
  cell_commune_foreign: "This commune is not your unit's.",
  cell_people_invalid: "People are a whole number from 1 to 2,000,000.",
  cell_year_invalid: "A year has four digits, from 1999 to this year.",
  cell_source_invalid: "Write the source on one line of at most 120 characters.",
  fault_commune_foreign: "This commune is not your unit's. Nothing was saved. Ask the unit whose it is.",
  fault_columns_missing:
    "The file lacks a column: commune, people, year, source are needed. Nothing was taken in. Mend the first line and choose it again.",
  fault_csv_unreadable:
    "This file cannot be read as CSV. Nothing was taken in. Save it as CSV in UTF-8 and choose it again.",
} as const satisfies Same<typeof vi>;
