/** The SQL of the epidemic curve. */
import type { Day } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { casesIn, DISTRICT, dayOfMs } from "./placed-store.ts";

/** Cases of a day and a district; by onset (the sample's day without one, the class's without both) or by report. */
export type CurveCount = {
  readonly kind: "onset" | "report";
  readonly day: number;
  readonly district: string | null;
  readonly n: number;
};

/** Counts of both kinds from one day to another. */
export async function curveCounts(
  sql: Sql,
  asking: Asking,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<readonly CurveCount[]> {
  const dated = raw<{ kind: CurveCount["kind"]; day: number }>`lateral (values
    ('onset', coalesce(it.onset_day, it.sample_day, it.class_day)), ('report', ${dayOfMs("it.counted_ms")}))`;
  const rows = await casesIn(sql, asking)
    .innerJoin(dated.as<"dated">(raw`dated (kind, day)`), (join) => join.onTrue())
    .select(({ fn }) => ["dated.kind", "dated.day", DISTRICT.as("area"), fn.countAll<string>().as("n")])
    .where("dated.day", ">=", first)
    .where("dated.day", "<=", last)
    .groupBy(["dated.kind", "dated.day", "area"])
    .execute();
  return rows.map(({ kind, day, area, n }) => ({ kind, day, district: area, n: Number(n) }));
}
