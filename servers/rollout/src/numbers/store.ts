/** The only SQL of what units send. */
import type { UnitNumbers, UnitTotals } from "@bluezone/contract/rollout/numbers";
import { cutOffOf, type Week } from "@bluezone/contract/rollout/week";
import { type Instant, isoInstant, parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { ExpressionBuilder } from "kysely";
import { instantOf, ms, type Sql, type Tables } from "../tables.ts";
import { REPORTING_TYPES } from "./reporting-types.ts";
import type { UnitNumbersRow } from "./rows.ts";

/** A sending with the name of who sent it. */
type Sent = UnitNumbersRow & { readonly by_name: string | null };

/** A sending as the contract shows it. */
export function numbersOf(week: Week, row: Sent): UnitNumbers {
  const { staff, smartphones, installed, helped, posters, difficulties, proposals, version, at_ms } = row;
  const at = instantOf(at_ms);
  return {
    totals: { staff, smartphones, installed, helped, posters },
    difficulties,
    proposals,
    version,
    at: isoInstant(at),
    by: row.by_name ?? "",
    late: at > cutOffOf(week),
  };
}

/** Every sending of a unit's week that was there at an instant, newest first. The unit was looked up within the scope. */
export const sendings = (sql: Sql, unitId: string, week: Week): Promise<readonly Sent[]> =>
  sql
    .selectFrom("unit_numbers")
    .leftJoin("staff_user", "staff_user.id", "unit_numbers.by_id")
    .selectAll("unit_numbers")
    .select("staff_user.name as by_name")
    .where("unit_id", "=", unitId)
    .where("week_day", "=", parseDay(week))
    .orderBy("version", "desc")
    .execute();

/** Of some weeks of a unit, the newest version and when it was sent. */
export const weeksOf = (sql: Sql, unitId: string, weeks: readonly Week[]) =>
  sql
    .selectFrom("unit_numbers")
    .distinctOn("week_day")
    .select(["week_day", "version", "at_ms"])
    .where("unit_id", "=", unitId)
    .where("week_day", "in", weeks.map(parseDay))
    .orderBy("week_day", "desc")
    .orderBy("version", "desc")
    .execute();

/** What is sent. */
export type Sending = {
  readonly unit: {
    readonly id: string;
    readonly path: string;
    readonly district: string | null;
    readonly commune: string | null;
  };
  readonly week: Week;
  readonly version: number;
  readonly totals: UnitTotals;
  readonly difficulties: string;
  readonly proposals: string;
  readonly clientId: string;
  readonly by: string;
  readonly at: Instant;
};

/** Adds a sending; false when that version, or a sending with that client id, is there already. */
export async function addSending(sql: Sql, sending: Sending): Promise<boolean> {
  const { unit, week, version, totals, difficulties, proposals, clientId, by, at } = sending;
  const { numInsertedOrUpdatedRows } = await sql
    .insertInto("unit_numbers")
    .values({
      unit_id: unit.id,
      unit_path: unit.path,
      district: unit.district,
      commune: unit.commune,
      week_day: parseDay(week),
      version,
      ...totals,
      difficulties,
      proposals,
      client_id: clientId,
      by_id: by,
      at_ms: ms(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** What narrows a list of units. */
export type Narrow = {
  readonly district?: string | undefined;
  readonly type?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** The newest sending of each unit of some weeks as they stood at an instant: a subquery that others build on. */
export const latest = (sql: Sql, weeks: readonly Week[], asOf: Instant) =>
  sql
    .selectFrom("unit_numbers")
    .distinctOn(["unit_id", "week_day"])
    .selectAll("unit_numbers")
    .where("week_day", "in", weeks.map(parseDay))
    .where("at_ms", "<=", ms(asOf))
    .orderBy("unit_id")
    .orderBy("week_day")
    .orderBy("version", "desc");

/** What units within a scope sent of a week, as it stood at an instant, by name; `total` counts all of them. */
export async function listSent(
  sql: Sql,
  scope: Scope,
  week: Week,
  asOf: Instant,
  { district, type, limit, offset }: Narrow,
) {
  let query = sql
    .with("sent", () => latest(sql, [week], asOf))
    .selectFrom("sent")
    .innerJoin("unit", "unit.id", "sent.unit_id")
    .leftJoin("staff_user", "staff_user.id", "sent.by_id")
    .where(inScope(scope, "unit.path"));
  if (district !== undefined) query = query.where("unit.district", "=", district);
  if (type !== undefined) query = query.where("unit.type", "=", type);
  const rows = await query
    .selectAll("sent")
    .select(["unit.name", "unit.type", "unit.code", "unit.illustrative", "staff_user.name as by_name"])
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("unit.path")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(rows[0]?.total ?? 0) };
}

/** A unit that is asked for its numbers of a week. */
const asked = (week: Week, scope: Scope) => (eb: ExpressionBuilder<Tables, "unit">) =>
  eb.and([
    inScope(scope, "unit.path"),
    eb("unit.type", "in", REPORTING_TYPES),
    eb("unit.valid_from_day", "<=", parseDay(week)),
    eb.or([eb("unit.valid_to_day", "is", null), eb("unit.valid_to_day", ">=", parseDay(week))]),
  ]);

/** Units within a scope that are asked and have sent nothing by an instant, in the order of their paths. */
export async function listMissing(
  sql: Sql,
  scope: Scope,
  week: Week,
  asOf: Instant,
  { district, type, limit, offset }: Narrow,
) {
  let query = sql
    .selectFrom("unit")
    .where(asked(week, scope))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("unit_numbers")
            .whereRef("unit_numbers.unit_id", "=", "unit.id")
            .where("week_day", "=", parseDay(week))
            .where("at_ms", "<=", ms(asOf))
            .select("version"),
        ),
      ),
    );
  if (district !== undefined) query = query.where("unit.district", "=", district);
  if (type !== undefined) query = query.where("unit.type", "=", type);
  const rows = await query
    .select(["id", "name", "type", "district", "illustrative"])
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("path")
    .limit(limit)
    .offset(offset)
    .execute();
  return { units: rows.map(({ total: _, ...unit }) => unit), total: Number(rows[0]?.total ?? 0) };
}

/** Every unit within a scope that is asked for a week, in the order of their paths, with what it had sent by an instant. */
export async function askedUnits(sql: Sql, scope: Scope, week: Week, asOf: Instant) {
  const rows = await sql
    .with("sent", () => latest(sql, [week], asOf))
    .selectFrom("unit")
    .leftJoin("sent", "sent.unit_id", "unit.id")
    .where(asked(week, scope))
    .select(["unit.id", "unit.name", "unit.illustrative"])
    .select(["staff", "smartphones", "installed", "helped", "posters", "difficulties", "proposals"])
    .orderBy("unit.path")
    .execute();
  return rows.map(({ id, name, illustrative, staff, difficulties, proposals, ...rest }) => ({
    id,
    name,
    illustrative,
    sent:
      staff === null
        ? undefined
        : {
            staff,
            smartphones: rest.smartphones ?? 0,
            installed: rest.installed ?? 0,
            helped: rest.helped ?? 0,
            posters: rest.posters ?? 0,
            difficulties: difficulties ?? "",
            proposals: proposals ?? "",
          },
  }));
}

/** How many units within a scope are asked for a week, and how many of these had sent theirs by an instant. */
export async function counted(
  sql: Sql,
  scope: Scope,
  week: Week,
  asOf: Instant,
): Promise<{ readonly expected: number; readonly reported: number }> {
  const row = await sql
    .with("sent", () => latest(sql, [week], asOf))
    .selectFrom("unit")
    .leftJoin("sent", "sent.unit_id", "unit.id")
    .where(asked(week, scope))
    .select(({ fn }) => [
      fn.countAll<string>().as("expected"),
      fn.count<string>("sent.unit_id").as("reported"),
    ])
    .executeTakeFirstOrThrow();
  return { expected: Number(row.expected), reported: Number(row.reported) };
}

/** Sums of what units sent, for each week and place, as they stood at an instant. */
export type Sum = {
  readonly week_day: number;
  readonly place: string | null;
  readonly totals: UnitTotals;
  readonly reported: number;
  readonly illustrative: boolean;
};

/** Sums by district or commune (within one district when it is named), of units within a scope. */
export async function sums(
  sql: Sql,
  scope: Scope,
  weeks: readonly Week[],
  asOf: Instant,
  by: "district" | "commune",
  district?: string,
): Promise<readonly Sum[]> {
  let query = sql
    .with("sent", () => latest(sql, weeks, asOf))
    .selectFrom("sent")
    .innerJoin("unit", "unit.id", "sent.unit_id")
    .where(inScope(scope, "sent.unit_path"));
  if (district !== undefined) query = query.where("sent.district", "=", district);
  const rows = await query
    .select(["sent.week_day", `sent.${by} as place`])
    .select(({ fn }) => [
      fn.sum<string>("sent.staff").as("staff"),
      fn.sum<string>("sent.smartphones").as("smartphones"),
      fn.sum<string>("sent.installed").as("installed"),
      fn.sum<string>("sent.helped").as("helped"),
      fn.sum<string>("sent.posters").as("posters"),
      fn.countAll<string>().as("reported"),
      fn.agg<boolean>("bool_or", ["unit.illustrative"]).as("illustrative"),
    ])
    .groupBy(["sent.week_day", `sent.${by}`])
    .execute();
  return rows.map(({ week_day, place, reported, illustrative, ...totals }) => ({
    week_day,
    place,
    reported: Number(reported),
    illustrative,
    totals: Object.fromEntries(
      Object.entries(totals).map(([name, sum]) => [name, Number(sum)]),
    ) as UnitTotals,
  }));
}
