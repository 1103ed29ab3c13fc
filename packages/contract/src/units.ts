/** The register of units: whoever can be given a task, and every place where something can hang or be helped with. */
import { z } from "zod";
import { staffEndpoint } from "./staff/endpoint.ts";

/** What tells one unit from every other, also over time: code "@" first day. Codes are reused. */
export const UnitId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}@\d{4}-\d{2}-\d{2}$/)
  .meta({ id: "UnitId" });

/** The height of a unit: who passes down to whom. A site is a place that people come to, with nobody below it. */
export const UnitLevel = z.enum(["province", "district", "commune", "site"]);

/** A day, "2020-12-27". */
export const IsoDay = z.iso.date();

/** One unit as the desk shows it. `type` is a type of the policy's register ("ubnd-commune", "loudspeaker-station" …). */
export const Unit = z
  .object({
    id: UnitId,
    code: z.string(),
    type: z.string().max(40),
    level: UnitLevel,
    name: z.string().min(1).max(160),
    parent: UnitId.nullable(),
    path: z.string(),
    /** Code of the district and commune where it lies; null above them. */
    district: z.string().nullable(),
    commune: z.string().nullable(),
    /** People at the last census; null where that has no meaning. */
    population: z.int().nonnegative().nullable(),
    border: z.boolean(),
    validFrom: IsoDay,
    validTo: IsoDay.nullable(),
    /** Made up, for showing. */
    illustrative: z.boolean(),
  })
  .meta({ id: "Unit" });
export type Unit = z.output<typeof Unit>;

/** Units within the viewer's reach that hold on a day (today when absent), by level, type, parent or words of the name (accents or none). */
export const listUnits = staffEndpoint({
  path: "/api/units/list",
  summary: "Units of the viewer and below that hold on a day.",
  permission: "units.read",
  request: z.object({
    on: IsoDay.optional(),
    level: UnitLevel.optional(),
    type: z.string().max(40).optional(),
    parent: UnitId.optional(),
    words: z.string().max(80).optional(),
    limit: z.int().min(1).max(2_000).default(200),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({ units: z.array(Unit), total: z.int() }),
});

/** One unit with the units above it, from the top. */
export const readUnit = staffEndpoint({
  path: "/api/units/read",
  summary: "One unit and what is above it.",
  permission: "units.read",
  request: z.object({ id: UnitId }),
  response: z.object({ unit: Unit, above: z.array(Unit), below: z.int() }),
});

/**
 * The columns of the CSV that units come in by, in any order; headings in Vietnamese are known too (`UNIT_HEADINGS`), and so are
 * levels and types by their Vietnamese names. `parent` is an id or a code that holds on `validFrom`.
 */
export const UNIT_COLUMNS = [
  "code",
  "type",
  "level",
  "name",
  "parent",
  "district",
  "commune",
  "population",
  "validFrom",
  "validTo",
] as const;

/** What a Vietnamese table has at the top of a column, in small letters; the first is the one that we write. */
export const UNIT_HEADINGS: Readonly<Record<(typeof UNIT_COLUMNS)[number], readonly string[]>> = {
  code: ["mã đơn vị", "mã"],
  type: ["loại đơn vị", "loại"],
  level: ["cấp"],
  name: ["tên đơn vị", "tên"],
  parent: ["đơn vị cấp trên", "cấp trên", "trực thuộc"],
  district: ["mã huyện"],
  commune: ["mã xã, phường", "mã xã"],
  population: ["dân số"],
  validFrom: ["có từ ngày", "từ ngày"],
  validTo: ["đến hết ngày", "đến ngày"],
};

/** The columns that a file must have. */
export const NEEDED_UNIT_COLUMNS = [
  "code",
  "type",
  "level",
  "name",
  "parent",
  "validFrom",
] as const satisfies readonly (typeof UNIT_COLUMNS)[number][];

/** What can be wrong with a cell. */
export const UNIT_CELL_FAULTS = [
  "cell_invalid",
  "code_taken",
  "from_above",
  "not_the_province",
  "out_of_reach",
  "parent_unknown",
] as const;

/** What became of one row. `row` counts as a spreadsheet does: the heading is row 1. */
const RowFault = z.object({
  row: z.int(),
  column: z.enum(UNIT_COLUMNS),
  code: z.enum(UNIT_CELL_FAULTS),
  message: z.string(),
});

/**
 * Takes units in from CSV (UTF-8, comma or semicolon). Good rows are kept, bad ones come back with a reason each, and
 * `errors` is the CSV of those rows with a column `error`, to be mended and given again. The same row twice changes nothing.
 */
export const importUnits = staffEndpoint({
  path: "/api/units/import",
  summary: "Takes units in from CSV; what cannot be read comes back row by row.",
  permission: "units.write",
  request: z.object({ csv: z.string().max(4_000_000), dryRun: z.boolean().default(false) }),
  response: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    faults: z.array(RowFault),
    errors: z.string(),
  }),
  faults: { csv_unreadable: 400, columns_missing: 400 },
  maxBody: 5_000_000,
});
