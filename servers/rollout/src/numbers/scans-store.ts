/** Scans of placements' codes in a week, by where they hang; what this slice asks of the slice `placements`. */
import type { Week } from "@bluezone/contract/rollout/week";
import { parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** Scans of a district's placements; null for those above districts. */
export type Scans = { readonly district: string | null; readonly scans: number };

/** The scans of a week's seven days, Monday to Sunday: they are counted by day, not by hour. */
export async function scans(sql: Sql, scope: Scope, week: Week): Promise<readonly Scans[]> {
  const sunday = parseDay(week);
  const rows = await sql
    .selectFrom("placement_scan")
    .innerJoin("placement", "placement.code", "placement_scan.code")
    .innerJoin("unit", "unit.id", "placement.unit")
    .where("placement_scan.day", ">", sunday - 7)
    .where("placement_scan.day", "<=", sunday)
    .where(inScope(scope, "placement.unit_path"))
    .select("unit.district")
    .select(({ fn }) => fn.sum<string>("placement_scan.scans").as("scans"))
    .groupBy("unit.district")
    .orderBy("unit.district")
    .execute();
  return rows.map(({ district, scans }) => ({ district, scans: Number(scans) }));
}
