/** The SQL of names: of whoever did something (officers, and the keys of laboratories), and of units. */
import type { Sql } from "../tables.ts";

/** Whoever did something, by id; who is not there any more is left out. */
export async function actorNames(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const officers = await sql
    .selectFrom("staff_user")
    .select(["id", "name"])
    .where("id", "in", asked)
    .execute();
  const keys = await sql.selectFrom("api_key").select(["id", "name"]).where("id", "in", asked).execute();
  return new Map([...officers, ...keys].map(({ id, name }) => [id, name]));
}

/** Names of units by their ids. */
export async function unitNames(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const units = await sql.selectFrom("unit").select(["id", "name"]).where("id", "in", ids).execute();
  return new Map(units.map(({ id, name }) => [id, name]));
}

/** The name of a unit that is there. */
export async function unitName(sql: Sql, id: string): Promise<string> {
  const { name } = await sql.selectFrom("unit").select("name").where("id", "=", id).executeTakeFirstOrThrow();
  return name;
}
