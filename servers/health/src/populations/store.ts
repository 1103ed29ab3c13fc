/** The only SQL of communes' people. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import type { PopulationRow } from "./tables.ts";

/** All that was entered, by the commune's code. */
export async function populationsOf(sql: Sql): Promise<ReadonlyMap<string, PopulationRow>> {
  const rows = await sql.selectFrom("population").selectAll().execute();
  return new Map(rows.map((row) => [row.commune, row]));
}

/** Enters rows, each in place of the one of its commune. */
export async function putPopulations(sql: Sql, rows: readonly PopulationRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql
    .insertInto("population")
    .values([...rows])
    .onConflict((same) =>
      same.column("commune").doUpdateSet(({ ref }) => ({
        people: ref("excluded.people"),
        year: ref("excluded.year"),
        source: ref("excluded.source"),
      })),
    )
    .execute();
}

/** The communes that units within a scope lie in; "all" where a unit of the province is among them. */
export async function communesIn(sql: Sql, scope: Scope): Promise<ReadonlySet<string> | "all"> {
  const rows = await sql
    .selectFrom("unit")
    .select(["level", "commune"])
    .distinct()
    .where(inScope(scope, "unit.path"))
    .execute();
  if (rows.some(({ level }) => level === "province")) return "all";
  return new Set(rows.flatMap(({ commune }) => commune ?? []));
}
