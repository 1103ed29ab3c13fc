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
  yes: "yes",
} as const satisfies Same<typeof vi>;
