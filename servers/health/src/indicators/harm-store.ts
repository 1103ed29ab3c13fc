/** The SQL of what it costs: results that were taken back after a code had left, and days of quarantine. */
import type { Day } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import type { Asking } from "../outbreak/asked.ts";
import { inPart, isPart, placesOf } from "../outbreak/placed-store.ts";
import { OWN } from "../reports/counters-store.ts";
import { ms, type Sql } from "../tables.ts";
import { weekOf } from "./cohort-store.ts";

/** Codes that left in a week, and those of them that told of a revised result. */
export type IssuedRow = { readonly week: number; readonly codes: number; readonly revised: number };

/** By week of the time. */
export async function issuedByWeek(sql: Sql, asking: Asking): Promise<readonly IssuedRow[]> {
  const { areas, part, from, to } = asking;
  const rows = await sql
    .selectFrom("case_code as code")
    .where("code.made", "=", true)
    .where("code.issued_ms", ">=", ms(from))
    .where("code.issued_ms", "<", ms(to))
    .$if(isPart(part), (some) =>
      some
        .innerJoin("case_record as it", "it.id", "code.case_id")
        .innerJoin("unit", "unit.id", "it.unit_id")
        .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", OWN))
        .where(inPart(part)),
    )
    .select(({ fn }) => [
      weekOf(asking, "code.issued_ms").as("week"),
      fn.countAll<string>().as("codes"),
      raw<string>`count(*) filter (where code.way = 'revised')`.as("revised"),
    ])
    .groupBy("week")
    .execute();
  return rows.map((row) => ({ week: row.week, codes: Number(row.codes), revised: Number(row.revised) }));
}

/** Person-days of quarantine in a week, and those of people whom the app alone found. */
export type StayRow = { readonly week: number; readonly days: number; readonly app: number };

/** By week of seven days from `first` on. Who was not let go stays until `today` at least. */
export async function stayedByWeek(
  sql: Sql,
  { areas, part, first, last }: Asking,
  today: Day,
): Promise<readonly StayRow[]> {
  const end = raw<number>`coalesce(it.ended_day, greatest(it.last_day, ${today}::int))`;
  const stays = () =>
    sql
      .selectFrom("quarantine as it")
      .where(raw<boolean>`it.first_day <= ${last}::int and ${end} >= ${first}::int`)
      .$if(isPart(part), (all) =>
        all
          .innerJoin("unit", "unit.id", "it.unit_id")
          .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", OWN))
          .where(inPart(part)),
      );
  const people = raw<string>`count(*)`;
  const ofApp = stays()
    .innerJoin("contact", "contact.id", "it.contact_id")
    .where("contact.source", "=", "app")
    .select(["it.first_day", end.as("end_day"), raw<string>`0`.as("people"), people.as("app")])
    .groupBy(["it.first_day", "end_day"]);
  // Whoever has the same days is counted together first, as in the load of quarantine; all of them from an index of those days.
  const alike = stays()
    .select(["it.first_day", end.as("end_day"), people.as("people"), raw<string>`0`.as("app")])
    .groupBy(["it.first_day", "end_day"])
    .unionAll(ofApp)
    .as("it");
  const weeks = raw<{ n: number }>`generate_series(0, ${Math.floor((last - first) / 7)}::int)`;
  const days = raw<number>`greatest(0, least(it.end_day, ${first}::int + 7 * week.n + 6, ${today}::int)
    - greatest(it.first_day, ${first}::int + 7 * week.n) + 1)`;
  const rows = await sql
    .selectFrom(alike)
    .innerJoin(weeks.as<"week">(raw`week (n)`), (join) => join.onTrue())
    .select([
      raw<number>`week.n`.as("week"),
      raw<string>`sum(${days} * it.people)`.as("days"),
      raw<string>`sum(${days} * it.app)`.as("app"),
    ])
    .groupBy("week.n")
    .execute();
  return rows.map((row) => ({ week: row.week, days: Number(row.days), app: Number(row.app) }));
}
