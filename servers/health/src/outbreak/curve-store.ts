/** The SQL of the epidemic curve. */
import type { Day } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { OWN } from "../reports/counters-store.ts";
import type { Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { allCases, casesIn, DISTRICT, dayOfMs, inPart, placesOf } from "./placed-store.ts";

/** Cases of a day and a district; by onset (the sample's day without one, the class's without both) or by report. */
export type CurveCount = {
  readonly kind: "onset" | "report";
  readonly day: number;
  readonly district: string | null;
  readonly n: number;
};

/** Days from one to another. */
type Span = { readonly first: Day; readonly last: Day };

const ONSET = raw<number>`coalesce(it.onset_day, it.sample_day, it.class_day)`;

/** Counts of both kinds from one day to another. */
export async function curveCounts(
  sql: Sql,
  asking: Asking,
  { first, last }: Span,
): Promise<readonly CurveCount[]> {
  // Who has the same days and place is counted together first: nobody's place is looked up case by case.
  const alike = allCases(sql)
    .select(({ fn }) => [
      ONSET.as("ill_day"),
      dayOfMs("it.counted_ms").as("known_day"),
      "it.commune",
      "it.unit_id",
      fn.countAll<string>().as("n"),
    ])
    .groupBy(["ill_day", "known_day", "it.commune", "it.unit_id"])
    .as("it");
  const dated = raw<{
    kind: CurveCount["kind"];
    day: number;
  }>`lateral (values ('onset', it.ill_day), ('report', it.known_day))`;
  const rows = await sql
    .selectFrom(alike)
    .innerJoin("unit", "unit.id", "it.unit_id")
    .leftJoin(placesOf(asking.areas), (join) => join.on("place.commune", "=", OWN))
    .where(inPart(asking.part))
    .innerJoin(dated.as<"dated">(raw`dated (kind, day)`), (join) => join.onTrue())
    .select(["dated.kind", "dated.day", DISTRICT.as("area"), raw<string>`sum(it.n)`.as("n")])
    .where("dated.day", ">=", first)
    .where("dated.day", "<=", last)
    .groupBy(["dated.kind", "dated.day", "area"])
    .execute();
  return rows.map(({ kind, day, area, n }) => ({ kind, day, district: area, n: Number(n) }));
}

/** Cases by their onset from one day to another; a day without any is not among them. */
export async function onsetCounts(
  sql: Sql,
  asking: Asking,
  { first, last }: Span,
): Promise<ReadonlyMap<number, number>> {
  const rows = await casesIn(sql, asking)
    .select(({ fn }) => [ONSET.as("day"), fn.countAll<string>().as("n")])
    .where(ONSET, ">=", first)
    .where(ONSET, "<=", last)
    .groupBy("day")
    .execute();
  return new Map(rows.map(({ day, n }) => [day, Number(n)]));
}
