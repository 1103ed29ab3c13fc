/** The SQL of the load of quarantine: who comes and who goes, day by day, summed up. */
import type { Day } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { OWN } from "../reports/counters-store.ts";
import type { Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { inPart, isPart, placesOf } from "./placed-store.ts";

/**
 * The load of a kind of place from a day on: `n` are there, `starts` came on that day, and all of those together are planned to
 * stay `stays` days. A day on which nobody came or went is not among them.
 */
export type LoadRow = {
  readonly place: "home" | "site";
  readonly day: number;
  readonly n: number;
  readonly starts: number;
  readonly stays: number;
};

/**
 * The load from one day to another, by where people are now. Who was not let go yet stays until `today` at least. All who came
 * before count on the first day, as starts of it too; whose quarantine ended before it began never came.
 */
export async function loadRows(
  sql: Sql,
  { areas, part }: Asking,
  { first, today, last }: { readonly first: Day; readonly today: Day; readonly last: Day },
): Promise<readonly LoadRow[]> {
  // Whoever has the same days is counted together first: there are some thousands of these for all who ever were there.
  const alike = sql
    .selectFrom("quarantine as it")
    .where(({ or, eb, ref }) =>
      or([eb("it.ended_day", "is", null), eb("it.ended_day", ">=", ref("it.first_day"))]),
    )
    .$if(isPart(part), (all) =>
      all
        .innerJoin("unit", "unit.id", "it.unit_id")
        .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", OWN))
        .where(inPart(part)),
    )
    .select(({ fn }) => [
      "it.place",
      "it.first_day",
      "it.last_day",
      "it.ended_day",
      fn.countAll<string>().as("people"),
    ])
    .groupBy(["it.place", "it.first_day", "it.last_day", "it.ended_day"])
    .as("it");
  const moves = raw<{ day: number; sign: number }>`lateral (values
    (greatest(it.first_day, ${first}::int), 1),
    (greatest(coalesce(it.ended_day, greatest(it.last_day, ${today}::int)) + 1, ${first}::int), -1))`;
  const rows = await sql
    .selectFrom(alike)
    .innerJoin(moves.as<"move">(raw`move (day, sign)`), (join) => join.onTrue())
    .select([
      "it.place",
      "move.day",
      raw<string>`sum(sum(move.sign * it.people)) over (partition by it.place order by move.day)`.as("n"),
      raw<string | null>`sum(it.people) filter (where move.sign > 0)`.as("starts"),
      raw<string | null>`sum((it.last_day - it.first_day + 1) * it.people) filter (where move.sign > 0)`.as(
        "stays",
      ),
    ])
    .where("move.day", "<=", last)
    .groupBy(["it.place", "move.day"])
    .orderBy("move.day")
    .execute();
  return rows.map(({ place, day, n, starts, stays }) => ({
    place,
    day,
    n: Number(n),
    starts: Number(starts ?? 0),
    stays: Number(stays ?? 0),
  }));
}
