/** The SQL of places: what the register of units says of communes, districts and the province. */
import type { Province } from "@bluezone/policy/province";
import type { Day } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import type { Sql } from "../tables.ts";
import { districtsOn, type Place, placeOf } from "./places.ts";

/** The communes of a district on a day, as the register has their committees; all of them when none is named. */
export async function communesOn(sql: Sql, day: Day, district?: string): Promise<readonly Place[]> {
  let query = sql
    .selectFrom("unit")
    .select(["commune", "name"])
    .where("type", "=", "commune-committee")
    .where("commune", "is not", null)
    .where(holdsOn(day, "unit"));
  if (district !== undefined) query = query.where("district", "=", district);
  const rows = await query.orderBy("commune").execute();
  return rows.map(({ commune, name }) => ({
    code: commune ?? "",
    name: placeOf(name),
    population: null,
    tile: null,
  }));
}

/** The province of a day: the unit at the top of the register, with the people of all its districts. */
export async function provinceOn(
  province: Province,
  sql: Sql,
  day: Day,
): Promise<{ readonly place: Place; readonly path: string } | undefined> {
  const row = await sql
    .selectFrom("unit")
    .select(["code", "name", "path"])
    .where("parent", "is", null)
    .where("level", "=", "province")
    .where(holdsOn(day, "unit"))
    .orderBy("path")
    .executeTakeFirst();
  if (!row) return undefined;
  const population = districtsOn(province, day).reduce(
    (sum, { population: people }) => sum + (people ?? 0),
    0,
  );
  const [code = ""] = row.code.split("-");
  return {
    path: row.path,
    place: { code, name: placeOf(row.name), population: population || null, tile: null },
  };
}

/** The path of a district's committee on a day: who reaches it, reaches the district. */
export async function districtPath(sql: Sql, day: Day, district: string): Promise<string | undefined> {
  const row = await sql
    .selectFrom("unit")
    .select("path")
    .where("type", "=", "district-committee")
    .where("district", "=", district)
    .where(holdsOn(day, "unit"))
    .executeTakeFirst();
  return row?.path;
}
