/** The SQL of who answers people: units that hold on a day, and the numbers of stations. */
import type { Day } from "@bluezone/protocol/time";
import type { UnitRow } from "@bluezone/units/rows";
import { fold } from "@bluezone/vietnamese/fold";
import type { Sql } from "../tables.ts";

/** Types of units that answer people. */
const ANSWERING = ["health-station", "medical-centre", "health-department"] as const;

/** A unit that answers. */
export type AnsweringUnit = Pick<UnitRow, "id" | "path" | "name" | "level">;

/** Units that hold on a day. */
const unitsOn = (sql: Sql, on: Day) =>
  sql
    .selectFrom("unit")
    .where("valid_from_day", "<=", on)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", on)]));

/** The first unit of a type on a day: of a commune, of a district, or of all. */
export function firstOfType(
  sql: Sql,
  on: Day,
  type: (typeof ANSWERING)[number],
  at?: Partial<Pick<UnitRow, "commune" | "district">>,
): Promise<AnsweringUnit | undefined> {
  let query = unitsOn(sql, on).where("type", "=", type);
  if (at?.commune) query = query.where("commune", "=", at.commune);
  if (at?.district) query = query.where("district", "=", at.district);
  return query.select(["id", "path", "name", "level"]).orderBy("path").executeTakeFirst();
}

/** The district of a commune that has a unit on a day. */
export const districtOf = (
  sql: Sql,
  on: Day,
  commune: string,
): Promise<Pick<UnitRow, "district"> | undefined> =>
  unitsOn(sql, on).where("commune", "=", commune).select("district").orderBy("path").executeTakeFirst();

/** A unit by its id, when it answers people on a day. */
export const findAnswering = (sql: Sql, on: Day, id: string): Promise<AnsweringUnit | undefined> =>
  unitsOn(sql, on)
    .where("id", "=", id)
    .where("type", "in", ANSWERING)
    .select(["id", "path", "name", "level"])
    .executeTakeFirst();

/** Units that answer people on a day by words of their names, each with the name of the unit above it. */
export function listAnswering(
  sql: Sql,
  on: Day,
  { words, limit }: { readonly words: string; readonly limit: number },
): Promise<(Pick<UnitRow, "id" | "name"> & { readonly above: string | null })[]> {
  let query = unitsOn(sql, on).where("type", "in", ANSWERING);
  for (const word of fold(words).split(" "))
    if (word !== "") query = query.where("search", "like", `%${word}%`);
  return query
    .select(["id", "name", "path"])
    .select((eb) =>
      eb
        .selectFrom("unit as above")
        .select("above.name")
        .whereRef("above.id", "=", "unit.parent")
        .as("above"),
    )
    .orderBy("path")
    .limit(limit)
    .execute();
}

/** A unit's own number; null when it has entered none. */
export async function stationPhone(sql: Sql, unitId: string): Promise<string | null> {
  const row = await sql
    .selectFrom("station_phone")
    .select("phone")
    .where("unit_id", "=", unitId)
    .executeTakeFirst();
  return row?.phone ?? null;
}
