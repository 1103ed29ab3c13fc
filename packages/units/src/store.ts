/** The only SQL of units. */
import type { Unit } from "@bluezone/contract/units";
import { Day, type Day as DayType, isoDay } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import { movePaths } from "./move.ts";
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
  let query = unitsOf(sql).selectFrom("unit").where(inScope(scope, "unit.path")).where(holdsOn(on, "unit"));
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

/** A unit's row. */
export const unitRow = <Tables extends UnitTables>(
  sql: Sql<Tables>,
  id: string,
): Promise<UnitRow | undefined> =>
  unitsOf(sql).selectFrom("unit").selectAll().where("id", "=", id).executeTakeFirst();

/** The path of a unit; undefined when there is none of that id. Scope is asked of the path. */
export const pathOf = async <Tables extends UnitTables>(
  sql: Sql<Tables>,
  id: string,
): Promise<string | undefined> => (await unitRow(sql, id))?.path;

/**
 * The unit as which one that has ended goes on: the row of its code that begins the day after, or what follows that one, on a
 * day. Undefined while it holds, and when nothing follows it.
 */
export async function goesOnAs<Tables extends UnitTables>(
  sql: Sql<Tables>,
  id: string,
  on: DayType,
): Promise<{ readonly unitId: string; readonly path: string } | undefined> {
  const first = await unitRow(sql, id);
  let row = first;
  while (row && row.valid_to_day !== null && row.valid_to_day < on) {
    const ended: number = row.valid_to_day;
    row = await unitsOf(sql)
      .selectFrom("unit")
      .selectAll()
      .where("code", "=", row.code)
      .where("valid_from_day", "=", ended + 1)
      .where(({ eb, or }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">", ended)]))
      .executeTakeFirst();
  }
  return row && row !== first ? { unitId: row.id, path: row.path } : undefined;
}

/** Every unit that has a code on some day, in capitals or small letters. */
export const unitsOfCode = <Tables extends UnitTables>(
  sql: Sql<Tables>,
  code: string,
): Promise<readonly UnitRow[]> =>
  unitsOf(sql)
    .selectFrom("unit")
    .selectAll()
    .where(({ eb, fn }) => eb(fn<string>("lower", ["code"]), "=", code.toLowerCase()))
    .orderBy("id")
    .execute();

/** Whether some unit lies in this district and commune; null stands for none. */
export async function isPlaceKnown<Tables extends UnitTables>(
  sql: Sql<Tables>,
  { district, commune }: Pick<UnitRow, "district" | "commune">,
): Promise<boolean> {
  const row = await unitsOf(sql)
    .selectFrom("unit")
    .select("id")
    .where("district", "is not distinct from", district)
    .where("commune", "is not distinct from", commune)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
    .where(holdsOn(on, "unit"))
    .executeTakeFirst();
  return row?.id;
}

/**
 * Enters a unit, or changes the one that has its id, with the paths of all below it. `known` is the row as it was read in
 * this transaction. Who may do so is asked before (`placing.ts`).
 */
export async function putUnit<Tables extends UnitTables>(
  sql: Sql<Tables>,
  known: UnitRow | undefined,
  row: UnitRow,
): Promise<void> {
  if (!known) {
    await unitsOf(sql).insertInto("unit").values(row).execute();
    return;
  }
  const { id, path, ...changes } = row;
  if (path !== known.path) await movePaths(sql, [{ from: known.path, to: path }]);
  await unitsOf(sql).updateTable("unit").set(changes).where("id", "=", id).execute();
}

/** Rows of one statement: PostgreSQL takes 65,535 values. */
const AT_ONCE = 1_000;

/** The columns of a unit that follow a register which is entered again: all but its key. */
const COLUMNS = [
  "code",
  "type",
  "level",
  "name",
  "search",
  "parent",
  "district",
  "commune",
  "population",
  "border",
  "valid_from_day",
  "valid_to_day",
  "illustrative",
] as const;

/** Enters many units at once, in place of those of the same id that are there; what lies below these goes with them. */
export async function putUnits<Tables extends UnitTables>(
  sql: Sql<Tables>,
  rows: readonly UnitRow[],
): Promise<void> {
  const before = await unitsOf(sql).selectFrom("unit").select(["id", "path"]).execute();
  const goesTo = new Map(rows.map(({ id, path }) => [id, path]));
  const moves = before.flatMap(({ id, path: from }) => {
    const to = goesTo.get(id);
    return to === undefined || to === from ? [] : [{ from, to }];
  });
  await movePaths(sql, moves);
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await unitsOf(sql)
      .insertInto("unit")
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((same) =>
        same
          .column("id")
          .doUpdateSet(({ ref }) =>
            Object.fromEntries(COLUMNS.map((name) => [name, ref(`excluded.${name}`)])),
          ),
      )
      .execute();
}
