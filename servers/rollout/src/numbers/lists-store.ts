/** The only SQL of lists of units: who has sent a week, who has not. */
import type { Week } from "@bluezone/contract/rollout/week";
import { type Instant, parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { ExpressionBuilder } from "kysely";
import { ms, type Sql, type Tables } from "../tables.ts";
import { REPORTING_TYPES } from "./reporting-types.ts";
import { latest } from "./store.ts";

/** What narrows a list of units. */
export type NumbersFilter = {
  readonly district?: string | undefined;
  readonly type?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** What units within a scope sent of a week, as it stood at an instant, by name; `total` counts all of them. */
export async function listSent(
  sql: Sql,
  scope: Scope,
  week: Week,
  asOf: Instant,
  { district, type, limit, offset }: NumbersFilter,
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
  { district, type, limit, offset }: NumbersFilter,
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
