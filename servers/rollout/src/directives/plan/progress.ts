/** The SQL of how a directive gets on: everything of a scope in a few statements, whatever the number of units. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readDistribution, readProgress, Tally } from "@bluezone/contract/rollout/planned-tasks";
import { Day, type Day as DayType, isoDay, isoInstant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { instantOf, instantOrNone, type Sql } from "../../tables.ts";
import { lateOn } from "../../tasks/late.ts";

/** Whose parts of which directive, on which day. */
export type Asked = { readonly scope: Scope; readonly directiveId: string; readonly today: DayType };

const HOUR = 3_600_000;

/** The parts of a directive with their units. */
const parts = (sql: Sql, { scope, directiveId }: Asked) =>
  sql
    .selectFrom("assignment")
    .innerJoin("unit", "unit.id", "assignment.unit_id")
    .where("assignment.directive_id", "=", directiveId)
    .where("assignment.handed_to", "is", null)
    .where(inScope(scope, "assignment.unit_path"));

type Group = "all" | "district" | "type";

/** Counts of a directive in all, by district or by type, the group's key first. */
async function tallies(
  sql: Sql,
  asked: Asked,
  by: Group,
): Promise<readonly (Tally & { readonly key: string | null })[]> {
  const key =
    by === "all"
      ? raw<string | null>`null`
      : by === "district"
        ? raw<string | null>`"district"`
        : raw<string | null>`"type"`;
  const rows = await sql
    .selectFrom(
      parts(sql, asked)
        .leftJoin(
          sql
            .selectFrom("unit as below")
            .select("below.parent as above")
            .where("below.parent", "is not", null)
            .where("below.valid_from_day", "<=", asked.today)
            .where(({ or, eb }) =>
              or([eb("below.valid_to_day", "is", null), eb("below.valid_to_day", ">=", asked.today)]),
            )
            .distinct()
            .as("director"),
          "director.above",
          "assignment.unit_id",
        )
        .leftJoin(
          sql
            .selectFrom("assignment as given")
            .select("given.parent_id as from_id")
            .where("given.directive_id", "=", asked.directiveId)
            .where("given.parent_id", "is not", null)
            .distinct()
            .as("cascade"),
          "cascade.from_id",
          "assignment.id",
        )
        .select((eb) => [
          "unit.district",
          "unit.type",
          "assignment.unit_id",
          "assignment.seen_ms",
          "assignment.acknowledged_ms",
          "assignment.passed_ms",
          "assignment.started_ms",
          "assignment.submitted_ms",
          "assignment.state",
          "director.above",
          "cascade.from_id",
          eb.case().when(lateOn(asked.today)(eb)).then(1).else(0).end().as("late"),
        ])
        .as("part"),
    )
    .select(({ fn, ref }) => [
      key.as("key"),
      fn.count<string>("unit_id").distinct().as("units"),
      fn.countAll<string>().as("assignments"),
      fn.count<string>("seen_ms").as("seen"),
      fn.count<string>("acknowledged_ms").as("acknowledged"),
      fn.count<string>("started_ms").as("started"),
      fn.count<string>("submitted_ms").as("submitted"),
      fn.countAll<string>().filterWhere("state", "=", "accepted").as("accepted"),
      fn.sum<string>("late").as("overdue"),
      fn.count<string>("above").as("could"),
      fn
        .countAll<string>()
        .filterWhere("above", "is not", null)
        .filterWhere("from_id", "is not", null)
        .as("cascaded"),
      waited(0.5, ref("acknowledged_ms"), ref("passed_ms")).as("median"),
      waited(0.9, ref("acknowledged_ms"), ref("passed_ms")).as("p90"),
    ])
    .$if(by !== "all", (query) => query.groupBy(key).orderBy(key))
    .execute();
  return rows.map((row) => ({
    key: row.key,
    units: Number(row.units),
    assignments: Number(row.assignments),
    seen: Number(row.seen),
    acknowledged: Number(row.acknowledged),
    started: Number(row.started),
    submitted: Number(row.submitted),
    accepted: Number(row.accepted),
    overdue: Number(row.overdue ?? 0),
    medianHours: hours(row.median),
    p90Hours: hours(row.p90),
    couldCascade: Number(row.could),
    cascaded: Number(row.cascaded),
  }));
}

/** The time from passing down to acknowledging that a share of them did not exceed, in milliseconds. */
const waited = (share: number, acknowledged: unknown, passed: unknown) =>
  raw<
    number | null
  >`percentile_cont(${raw.lit(share)}) within group (order by (${acknowledged} - ${passed})::float8)`;
const hours = (ms: number | null): number | null => (ms === null ? null : Math.round((ms / HOUR) * 10) / 10);

const NONE: Tally = {
  units: 0,
  assignments: 0,
  seen: 0,
  acknowledged: 0,
  started: 0,
  submitted: 0,
  accepted: 0,
  overdue: 0,
  medianHours: null,
  p90Hours: null,
  couldCascade: 0,
  cascaded: 0,
};

type Progress = Omit<ResponseOf<typeof readProgress>, "at">;

/** How a directive gets on; at most so many units in each list of those waited for. */
export async function progressOf(sql: Sql, asked: Asked, most: number): Promise<Progress> {
  const [all] = await tallies(sql, asked, "all");
  const { key: _, ...sum } = all ?? { ...NONE, key: null };
  const silent = await waitedFor(sql, asked, "silent", most);
  const late = await waitedFor(sql, asked, "late", most);
  const { illustrative } = await parts(sql, asked)
    .select(raw<boolean | null>`bool_or(${raw.ref("unit.illustrative")})`.as("illustrative"))
    .executeTakeFirstOrThrow();
  return {
    illustrative: illustrative ?? false,
    all: sum,
    byDistrict: (await tallies(sql, asked, "district")).map(({ key, ...tally }) => ({
      ...tally,
      district: key,
    })),
    byType: (await tallies(sql, asked, "type")).map(({ key, ...tally }) => ({ ...tally, type: key ?? "" })),
    silent: silent.units,
    silentTotal: silent.total,
    late: late.units,
    lateTotal: late.total,
  };
}

/** Units that have acknowledged nothing, or that are late with something: one row a unit. */
async function waitedFor(sql: Sql, asked: Asked, which: "silent" | "late", most: number) {
  const rows = await parts(sql, asked)
    .$if(which === "late", (query) => query.where(lateOn(asked.today)))
    .groupBy(["unit.id", "unit.name", "unit.type", "unit.district", "unit.path"])
    .$if(which === "silent", (query) => query.having(({ fn }) => fn.count("acknowledged_ms"), "=", 0))
    .select(({ fn }) => [
      "unit.id",
      "unit.name",
      "unit.type",
      "unit.district",
      fn.countAll<string>().as("tasks"),
      fn.min("due_day").as("due"),
      fn.min<string>("passed_ms").as("passed"),
      fn.count<string>("seen_ms").as("seen"),
      fn.countAll<string>().over().as("total"),
    ])
    .orderBy(which === "silent" ? "passed" : "due")
    .orderBy("unit.path")
    .limit(most)
    .execute();
  return {
    total: Number(rows[0]?.total ?? 0),
    units: rows.map(({ id, name, type, district, tasks, due, passed, seen }) => ({
      unit: { id, name, type, district },
      tasks: Number(tasks),
      dueOn: isoDay(Day(due)),
      passedAt: isoInstant(instantOf(passed)),
      seen: Number(seen) > 0,
    })),
  };
}

/** The distribution list, in the order of the register. */
export async function distributionOf(
  sql: Sql,
  asked: Asked,
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
