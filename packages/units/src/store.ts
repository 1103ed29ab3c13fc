/** The only SQL of units. */
import type { Unit } from "@bluezone/contract/units";
import { Day, type Day as DayType, isoDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import { type Sql, type UnitRow, type UnitTables, unitsOf } from "./rows.ts";

/** A unit as the contract shows it. */
export function unitOf(row: UnitRow): Unit {
  const { search: _, valid_from_day, valid_to_day, level, ...rest } = row;
  return {
    ...rest,
    level: level as Unit["level"],
    validFrom: isoDay(Day(valid_from_day)),
    validTo: valid_to_day === null ? null : isoDay(Day(valid_to_day)),
  };
}

/** What units are looked for by. */
export type UnitFilter = {
  readonly on: DayType;
  readonly level?: string | undefined;
  readonly type?: string | undefined;
  readonly parent?: string | undefined;
  readonly words?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** Units within a scope that hold on a day, in the order of their paths, and how many there are in all. */
export async function findUnits<Tables extends UnitTables>(
  sql: Sql<Tables>,
  scope: Scope,
  { on, level, type, parent, words, limit, offset }: UnitFilter,
): Promise<{ readonly units: readonly Unit[]; readonly total: number }> {
  let query = unitsOf(sql)
    .selectFrom("unit")
    .where(inScope(scope, "unit.path"))
    .where("valid_from_day", "<=", on)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", on)]));
  if (level !== undefined) query = query.where("level", "=", level);
  if (type !== undefined) query = query.where("type", "=", type);
  if (parent !== undefined) query = query.where("parent", "=", parent);
  for (const word of fold(words ?? "").split(" "))
    if (word !== "") query = query.where("search", "like", `%${word}%`);
  const rows = await query
    .selectAll("unit")
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("path")
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    units: rows.map(({ total: _, ...row }) => unitOf(row)),
    total: Number(rows[0]?.total ?? 0),
  };
}

/** One unit, wherever it is; `mine` says what the asker reaches. Nothing when it is not there or out of reach. */
export async function findUnit<Tables extends UnitTables>(
  sql: Sql<Tables>,
  scope: Scope,
  id: string,
): Promise<Unit | undefined> {
  const row = await unitsOf(sql)
    .selectFrom("unit")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "unit.path"))
    .executeTakeFirst();
  return row && unitOf(row);
}

/** The units above one, from the top, and how many lie right below it. */
export async function around<Tables extends UnitTables>(
  sql: Sql<Tables>,
  { id, path }: Unit,
): Promise<{ readonly above: readonly Unit[]; readonly below: number }> {
  const ids = path.split("/").slice(0, -2);
  const rows =
    ids.length === 0
      ? []
      : await unitsOf(sql).selectFrom("unit").selectAll().where("id", "in", ids).execute();
  const { below } = await unitsOf(sql)
    .selectFrom("unit")
    .select(({ fn }) => fn.countAll<string>().as("below"))
    .where("parent", "=", id)
    .executeTakeFirstOrThrow();
  return {
    above: rows.map(unitOf).sort((a, b) => a.path.length - b.path.length),
    below: Number(below),
  };
}

/** The path of a unit; undefined when there is none of that id. Scope is asked of the path. */
export async function pathOf<Tables extends UnitTables>(
  sql: Sql<Tables>,
  id: string,
): Promise<string | undefined> {
  const row = await unitsOf(sql).selectFrom("unit").select("path").where("id", "=", id).executeTakeFirst();
  return row?.path;
}

/** Of a code, the unit that holds on a day. */
export async function idOn<Tables extends UnitTables>(
  sql: Sql<Tables>,
  code: string,
  on: DayType,
): Promise<string | undefined> {
  const row = await unitsOf(sql)
    .selectFrom("unit")
    .select("id")
    .where("code", "=", code)
    .where("valid_from_day", "<=", on)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", on)]))
    .executeTakeFirst();
  return row?.id;
}

/** What is entered of a unit: its path follows from its parent's. */
export type NewUnit = Omit<UnitRow, "search" | "path"> & { readonly above: string };

/** Enters units or changes those that are there; says how many of each. A parent comes before what is below it. */
export async function putUnit<Tables extends UnitTables>(
  sql: Sql<Tables>,
  unit: NewUnit,
): Promise<"added" | "changed" | "unchanged"> {
  const { above, ...given } = unit;
  const row: UnitRow = { ...given, search: fold(given.name), path: `${above}${given.id}/` };
  const known = await unitsOf(sql).selectFrom("unit").selectAll().where("id", "=", row.id).executeTakeFirst();
  if (!known) {
    await unitsOf(sql).insertInto("unit").values(row).execute();
    return "added";
  }
  const same = Object.entries(row).every(([name, value]) => known[name as keyof UnitRow] === value);
  if (same) return "unchanged";
  const { id, ...changes } = row;
  await unitsOf(sql).updateTable("unit").set(changes).where("id", "=", id).execute();
  return "changed";
}

/** Rows of one statement: PostgreSQL takes 65,535 values. */
const AT_ONCE = 1_000;

/** Enters many units at once, in place of those of the same id that are there. */
export async function putUnits<Tables extends UnitTables>(
  sql: Sql<Tables>,
  rows: readonly UnitRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await unitsOf(sql)
      .insertInto("unit")
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((same) =>
        same.column("id").doUpdateSet(({ ref }) => ({
          type: ref("excluded.type"),
          name: ref("excluded.name"),
          search: ref("excluded.search"),
          parent: ref("excluded.parent"),
          path: ref("excluded.path"),
          population: ref("excluded.population"),
          valid_to_day: ref("excluded.valid_to_day"),
        })),
      )
      .execute();
}
