import type { Same } from "@bluezone/vietnamese/catalog";
import type { unitImport as vi } from "../vi/unit-import.ts";

/** The same in English. */
export const unitImport = {
  importTitle: "Import units from a file",
  importHelp:
    "The first line names the columns: {{columns}}. The level is province, district, commune or site. Good rows are taken in, bad ones come back to be mended.",
  importDo_one: "Import {{count}} unit",
  importDo_other: "Import {{count}} units",
  cell_code_cell_invalid: "a code has 1 to 40 letters without accents, digits, dots or hyphens",
  cell_type_cell_invalid: "type a kind of unit, such as school",
  cell_level_cell_invalid:
    "the level is province, district, commune or site; it must fit the kind and not be above the unit that it belongs to",
  cell_name_cell_invalid: "a name has 1 to 160 characters",
  cell_population_cell_invalid: "people are a whole number, or empty",
  cell_parent_cell_invalid: "a unit cannot belong to itself",
  cell_validFrom_cell_invalid: "type a day such as 27/12/2020",
  cell_validTo_cell_invalid: "type a day such as 27/12/2020, not before the first one, or leave it empty",
  cell_code_taken: "another unit has this code in those days; give that one a last day first",
  cell_from_above: "your own unit is changed from above; ask the unit above",
  cell_not_the_province: "only sites can be imported here; the province imports other units",
  cell_out_of_reach: "outside your unit",
  cell_code_out_of_reach: "this code is another unit's",
  cell_parent_out_of_reach: "that unit is not below yours",
  cell_district_out_of_reach:
    "not the district of the unit that it belongs to; below a unit outside districts the province imports",
  cell_commune_out_of_reach:
    "not the commune of the unit that it belongs to, or no unit is there yet; ask the province to import it",
  cell_parent_unknown: "there is no such unit on that day",
  fault_columns_missing:
    "The file lacks a column: code, type, level, name, parent, validFrom are needed. Nothing was taken in. Mend the first line and choose it again.",
  fault_csv_unreadable:
    "This file cannot be read as CSV. Nothing was taken in. Save it as CSV in UTF-8 and choose it again.",
} as const satisfies Same<typeof vi>;
