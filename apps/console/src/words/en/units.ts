import type { Same } from "@bluezone/vietnamese/catalog";
import type { units as vi } from "../vi/units.ts";

/** The same in English. */
export const units = {
  empty: "No unit here yet.",
  find: "Find a unit, accents are not needed",
  list: "List of units",
  name: "Unit",
  level: "Level",
  type: "Kind",
  code: "Code",
  population: "People in 2019",
  all: "All levels",
  level_province: "Province",
  level_district: "District",
  level_commune: "Commune",
  level_site: "Site",
  illustrative: "illustrative data",
  details: "About the unit",
  above: "Belongs to",
  below: "Units below",
  validFrom: "Since",
  validTo: "To",
  border: "On the border",
  import: "Import units",
  importTitle: "Import units from CSV",
  importHelp:
    "The first line names the columns: {{columns}}. Good rows are taken in, bad ones come back to be mended.",
  importTry: "Check the file first, save nothing",
  importDo: "Import {{count}} units",
  importWould: "Would add {{added}}, change {{changed}}, leave {{unchanged}} as they are.",
  importDone: "Added {{added}}, changed {{changed}}, left {{unchanged}} as they are.",
  fault_columns_missing:
    "The file lacks a column: code, type, level, name, parent, validFrom are needed. Nothing was taken in. Mend the first line and choose it again.",
  fault_csv_unreadable:
    "This file cannot be read as CSV. Nothing was taken in. Save it as CSV in UTF-8 and choose it again.",
  yes: "yes",
} as const satisfies Same<typeof vi>;
