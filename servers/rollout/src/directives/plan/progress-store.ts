/** The SQL of how a directive gets on: everything of a scope in a few statements, whatever the number of units. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readDistribution } from "@bluezone/contract/rollout/planned-tasks";
import { Day, type Day as DayType, isoInstant } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { lateOn } from "../../late.ts";
import { instantOf, instantOrNone, type Sql } from "../../tables.ts";
import { rollUp, type UnitProgress, type WaitsOf } from "./roll-up.ts";

/** Whose parts of which directive, on which day. */
export type ProgressQuery = { readonly scope: Scope; readonly directiveId: string; readonly today: DayType };

const HOUR = 3_600_000;

/** The parts of a directive with their units. */
const parts = (sql: Sql, { scope, directiveId }: ProgressQuery) =>
  sql
    .selectFrom("assignment")
    .innerJoin("unit", "unit.id", "assignment.unit_id")
    .where("assignment.directive_id", "=", directiveId)
    .where("assignment.handed_to", "is", null)
    .where(inScope(scope, "assignment.unit_path"));

/** How every unit gets on: one row a unit, whatever the number of its tasks. */
async function unitsOf(sql: Sql, asked: ProgressQuery): Promise<readonly UnitProgress[]> {
  const { today, directiveId } = asked;
  const rows = await parts(sql, asked)
    .leftJoin(directorsOn(sql, today), "director.above", "assignment.unit_id")
    .leftJoin(givenOn(sql, directiveId), "cascade.from_id", "assignment.id")
    .groupBy([
      "unit.id",
      "unit.name",
      "unit.type",
      "unit.district",
      "unit.path",
      "unit.illustrative",
      "director.above",
    ])
    .select(({ fn }) => [
      "unit.id",
      "unit.name",
      "unit.type",
      "unit.district",
      "unit.path",
      "unit.illustrative",
      "director.above",
      fn.countAll<string>().as("assignments"),
      fn.count<string>("seen_ms").as("seen"),
      fn.count<string>("acknowledged_ms").as("acknowledged"),
      fn.count<string>("started_ms").as("started"),
      fn.count<string>("submitted_ms").as("submitted"),
      fn.countAll<string>().filterWhere("state", "=", "accepted").as("accepted"),
      fn.countAll<string>().filterWhere(lateOn(today)).as("overdue"),
      fn.count<string>("cascade.from_id").as("cascaded"),
      fn.min("due_day").as("due"),
      fn.min<number | null>("due_day").filterWhere(lateOn(today)).as("late_due"),
      fn.min<string>("passed_ms").as("passed"),
    ])
    .execute();
  return rows.map(({ id, name, type, district, path, illustrative, ...row }) => ({
    unit: { id, name, type, district },
    path,
    illustrative,
    assignments: Number(row.assignments),
    seen: Number(row.seen),
    acknowledged: Number(row.acknowledged),
    started: Number(row.started),
    submitted: Number(row.submitted),
    accepted: Number(row.accepted),
    overdue: Number(row.overdue),
    directs: row.above !== null,
    cascaded: Number(row.cascaded),
    due: Day(row.due),
    lateDue: row.late_due === null ? undefined : Day(row.late_due),
    passed: instantOf(row.passed),
  }));
}

/** The units that have others below them on a day. */
const directorsOn = (sql: Sql, on: DayType) =>
  sql
    .selectFrom("unit as below")
    .select("below.parent as above")
    .where("below.parent", "is not", null)
    .where(holdsOn(on, "below"))
    .distinct()
    .as("director");

/** The parts from which something was given on. */
const givenOn = (sql: Sql, directiveId: string) =>
  sql
    .selectFrom("assignment as given")
    .select("given.parent_id as from_id")
    .where("given.directive_id", "=", directiveId)
    .where("given.parent_id", "is not", null)
    .distinct()
    .as("cascade");

/** How long units took to acknowledge: half of them, nine in ten, by group and in all. */
async function waitsOf(sql: Sql, asked: ProgressQuery): Promise<WaitsOf> {
  const [district, type] = [raw.ref("unit.district"), raw.ref("unit.type")];
  const took = raw`(${raw.ref("assignment.acknowledged_ms")} - ${raw.ref("assignment.passed_ms")})::float8`;
  const rows = await parts(sql, asked)
    .where("assignment.acknowledged_ms", "is not", null)
    .groupBy(raw`grouping sets ((), (${district}), (${type}))`)
    .select([
      "unit.district",
      "unit.type",
      raw<number>`grouping(${district}, ${type})`.as("without"),
      raw<number | null>`percentile_cont(0.5) within group (order by ${took})`.as("median"),
      raw<number | null>`percentile_cont(0.9) within group (order by ${took})`.as("p90"),
    ])
    .execute();
  // `grouping` has a bit for each column that a row is not grouped by: 1 by district, 2 by type, 3 by neither.
  const found = new Map(
    rows.map(({ without, district, type, median, p90 }) => [
      `${without} ${without === 1 ? district : without === 2 ? type : ""}`,
      { medianHours: hours(median), p90Hours: hours(p90) },
    ]),
  );
  return (group) => {
    const key = group === undefined ? "3 " : "type" in group ? `2 ${group.type}` : `1 ${group.district}`;
    return found.get(key) ?? { medianHours: null, p90Hours: null };
  };
}
const hours = (ms: number | null): number | null =>
  ms === null ? null : Math.round((ms / HOUR) * 100) / 100;

/** How a directive gets on; at most so many units in each list of those waited for. */
export const progressOf = async (sql: Sql, asked: ProgressQuery, most: number) =>
  rollUp(await unitsOf(sql, asked), await waitsOf(sql, asked), most);

/** The distribution list, in the order of the register. */
export async function distributionOf(
  sql: Sql,
  asked: ProgressQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<ResponseOf<typeof readDistribution>> {
  const rows = await parts(sql, asked)
    .groupBy(["unit.id", "unit.name", "unit.type", "unit.district", "unit.path", "unit.illustrative"])
    .select(({ fn }) => [
      "unit.id",
      "unit.name",
      "unit.type",
      "unit.district",
      "unit.illustrative",
      fn.countAll<string>().as("tasks"),
      fn.min<string>("passed_ms").as("passed"),
      fn.min<string | null>("seen_ms").as("seen"),
      fn.max<string | null>("acknowledged_ms").as("last"),
      fn.count<string>("acknowledged_ms").as("acknowledged"),
      fn.countAll<string>().filterWhere("state", "=", "accepted").as("accepted"),
      fn.countAll<string>().filterWhere(lateOn(asked.today)).as("late"),
      fn.countAll<string>().over().as("total"),
    ])
    .orderBy("unit.path")
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    total: Number(rows[0]?.total ?? 0),
    units: rows.map((row) => {
      const { id, name, type, district, illustrative } = row;
      const seen = instantOrNone(row.seen);
      const last = row.acknowledged === row.tasks ? instantOrNone(row.last) : undefined;
      return {
        unit: { id, name, type, district },
        tasks: Number(row.tasks),
        passedAt: isoInstant(instantOf(row.passed)),
        seenAt: seen === undefined ? null : isoInstant(seen),
        acknowledgedAt: last === undefined ? null : isoInstant(last),
        accepted: Number(row.accepted),
        overdue: Number(row.late),
        illustrative,
      };
    }),
  };
}
