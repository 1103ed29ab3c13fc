/**
 * Who may put a unit where. One rule: whoever enters or changes a unit reaches the place where it is and the place where it
 * goes. What follows from it: nobody moves, ends or changes the kind of their own unit, which is done from above; organs of
 * the state (every level but a site) are the province's to enter, because others believe their type; and what lies below a
 * unit lies in its district and commune, below a unit without a district in none, unless the province places it: others
 * believe the district too.
 */
import { UNIT_TYPES } from "@bluezone/policy/unit-type";
import { type Scope, within } from "@bluezone/staff/scope";
import type { CellFault, ReadUnit } from "./read-row.ts";
import type { UnitRow } from "./rows.ts";

/** Who enters units: what they reach, and whether that is the whole province. */
export type Importer = { readonly scope: Scope; readonly province: boolean };

/** What is known of the register when a row is looked at. */
export type RowContext = {
  /** The unit that has the row's id already. */
  readonly known: UnitRow | undefined;
  /** The unit that it shall stand below; absent at the top. */
  readonly parent: UnitRow | undefined;
  /** Other units of the same code, on any day, in whatever case it is written. */
  readonly namesakes: readonly UnitRow[];
  /** Whether a unit lies in this district and commune already. */
  readonly placeKnown: boolean;
};

/** A row that can be entered, with the district and commune that it takes from above where it names none. */
export type PlacedUnit = Pick<
  UnitRow,
  "parent" | "path" | "type" | "level" | "district" | "commune" | "valid_to_day"
>;

/** What only somebody who reaches the unit above may change. */
const FROM_ABOVE = ["parent", "type", "level", "district", "commune", "valid_to_day"] as const;
const LEVELS = ["province", "district", "commune", "site"];
const rank = ({ level }: Pick<UnitRow, "level">): number => LEVELS.indexOf(level);
const endOf = ({ valid_to_day }: Pick<UnitRow, "valid_to_day">): number =>
  valid_to_day ?? Number.POSITIVE_INFINITY;

/** The path of the unit above. */
const abovePath = ({ id, path }: Pick<UnitRow, "id" | "path">): string => path.slice(0, -(id.length + 1));

/** Where the row's unit stands, or the first thing that stands against it. */
export function placing(read: ReadUnit, importer: Importer, around: RowContext): PlacedUnit | CellFault {
  const { scope, province } = importer;
  const { known, parent, namesakes, placeKnown } = around;
  const fault = (column: CellFault["column"], code: CellFault["code"], message: string): CellFault => ({
    column,
    code,
    message,
  });
  const above = parent?.path ?? "";
  const placed: PlacedUnit = {
    parent: parent?.id ?? null,
    path: `${above}${read.id}/`,
    type: read.type,
    level: read.level,
    district: read.district ?? parent?.district ?? null,
    commune: read.commune ?? parent?.commune ?? null,
    valid_to_day: read.validTo ?? null,
  };
  if (known && !within(scope, known.path))
    return fault("code", "out_of_reach", "another's unit has this code");
  if (!within(scope, placed.path)) return fault("parent", "out_of_reach", "not below your unit");
  if (known && above.startsWith(known.path)) return fault("parent", "cell_invalid", "not below itself");
  if (namesakes.some(({ path }) => !within(scope, path)))
    return fault("code", "out_of_reach", "another's unit has this code on another day");
  if (namesakes.some((one) => one.valid_from_day <= endOf(placed) && endOf(one) >= read.validFrom))
    return fault("validFrom", "code_taken", "another unit has this code in these days; end it first");
  const changed = known ? FROM_ABOVE.filter((name) => known[name] !== placed[name]) : FROM_ABOVE;
  if (changed.length === 0) return placed;
  if (known && !within(scope, abovePath(known)))
    return fault(columnOf(changed[0]!), "from_above", "your own unit is placed by who stands above it");
  const usual = Object.hasOwn(UNIT_TYPES, read.type)
    ? UNIT_TYPES[read.type as keyof typeof UNIT_TYPES].level
    : undefined;
  if (usual !== undefined && usual !== read.level)
    return fault("level", "cell_invalid", `a unit of this type has the level ${usual}`);
  if (parent && rank(placed) < rank(parent))
    return fault("level", "cell_invalid", "not above the unit that it belongs to");
  if (!province && (placed.level !== "site" || (known && known.level !== "site")))
    return fault("level", "not_the_province", "only sites; other units are entered by the province");
  if (parent?.district && placed.district !== parent.district)
    return fault("district", "out_of_reach", "not the district of the unit that it belongs to");
  if (parent?.commune && placed.commune !== parent.commune)
    return fault("commune", "out_of_reach", "not the commune of the unit that it belongs to");
  const begins = (name: "district" | "commune") =>
    parent?.district === null && placed[name] !== null && placed[name] !== (known?.[name] ?? null);
  for (const name of ["district", "commune"] as const)
    if (!province && begins(name))
      return fault(
        name,
        "out_of_reach",
        "the unit that it belongs to lies in no district; the province places it",
      );
  if (!province && !placeKnown)
    return fault("commune", "out_of_reach", "no unit lies in this district and commune yet");
  return placed;
}

const columnOf = (name: (typeof FROM_ABOVE)[number]): CellFault["column"] =>
  name === "valid_to_day" ? "validTo" : name;
