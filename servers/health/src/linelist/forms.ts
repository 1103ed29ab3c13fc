/**
 * The rows of a line list as CSV in one of its forms. SORMAS is given what its importer takes
 * (`SORMAS-Foundation/SORMAS-Project` at af6249b: `sormas-ui` DataImporter, ContactImporter; `sormas-backend`
 * CaseImportFacadeEjb; `sormas-api` DateHelper):
 * - a first row with the entity of each column, a second with the path of its property,
 * - days in the order of the signed-in person's language, in none the year first; all but plain English have the day first,
 * - regions, districts and communities by their names,
 * - a disease, a region and the unit of an age in each row.
 */
import {
  type LineColumn,
  type LineForm,
  type LineOf,
  lineColumns,
  nameIn,
} from "@bluezone/contract/health/linelist";
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import type { Province } from "@bluezone/policy/province";
import type { Unit } from "@bluezone/policy/unit";
import { parseDay } from "@bluezone/protocol/time";
import { writeCsv } from "@bluezone/server-kit/files/csv";
import type { Line } from "./lines.ts";

/** Our own form and that of Go.Data: cells as they are. */
export function plainCsv(form: LineForm, all: readonly LineColumn[], lines: readonly Line[]): string {
  const columns = all.flatMap((column) => {
    const name = nameIn(form, column);
    return name === undefined ? [] : [{ name, cell: column.name }];
  });
  return writeCsv(
    columns.map(({ name }) => name),
    lines.map((line) => Object.fromEntries(columns.map(({ name, cell }) => [name, line[cell] ?? ""]))),
  );
}

/** A property of SORMAS and what of a row is in it. */
type Property = { readonly name: string; readonly cell: (line: Line) => string };

const dayFirst = (iso: string): string => iso.split("-").toReversed().join("/");

/** The name that a unit had when the row was recorded. */
function nameOf(units: readonly Unit[], code: string | undefined, { recordedDay = "" }: Line): string {
  const known = units.filter((one) => one.code === code);
  return (theOneOn(known, parseDay(recordedDay)) ?? known[0])?.name ?? "";
}

function propertiesOf(
  who: LineOf,
  { disease, province }: { readonly disease: Disease; readonly province: Province },
): readonly Property[] {
  const { sormas } = disease;
  const own = lineColumns(who, disease).flatMap(({ name: cell, kind, sormas: elsewhere }): Property[] => {
    if (!elsewhere) return [];
    const { name, codes } = elsewhere;
    if (cell === "district")
      return [{ name, cell: (line) => nameOf(province.districts, line["district"], line) }];
    if (cell === "commune")
      return [{ name, cell: (line) => nameOf(province.communes, line["commune"], line) }];
    return [
      {
        name,
        cell: ({ [cell]: value = "" }) => (kind === "day" ? dayFirst(value) : (codes?.[value] ?? value)),
      },
    ];
  });
  return [
    ...(sormas === undefined ? [] : [{ name: "disease", cell: () => sormas }]),
    { name: who === "cases" ? "responsibleRegion" : "region", cell: () => province.name },
    ...own,
    { name: "person.approximateAgeType", cell: ({ age = "" }) => (age === "" ? "" : "YEARS") },
  ];
}

const ENTITIES = { person: "Person", symptoms: "Symptoms", hospitalization: "Hospitalization" } as const;

/** Whose property a path is: `person.sex` is one of Person, `outcome` one of the root. */
const entityOf = (who: LineOf, path: string): string => {
  const [first = ""] = path.split(".");
  return ENTITIES[first as keyof typeof ENTITIES] ?? (who === "cases" ? "CaseData" : "Contact");
};

/** The form of SORMAS: two rows of headings, then the rows. */
export function sormasCsv(
  who: LineOf,
  lines: readonly Line[],
  setUp: { readonly disease: Disease; readonly province: Province },
): string {
  const properties = propertiesOf(who, setUp);
  const names = properties.map(({ name }) => name);
  const entities = writeCsv(
    names.map((name) => entityOf(who, name)),
    [],
  );
  return (
    entities +
    writeCsv(
      names,
      lines.map((line) => Object.fromEntries(properties.map(({ name, cell }) => [name, cell(line)]))),
    )
  );
}
