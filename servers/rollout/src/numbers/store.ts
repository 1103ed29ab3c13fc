/** The only SQL of what units send. */
import type { UnitNumbers, UnitTotals } from "@bluezone/contract/rollout/numbers";
import { cutOffOf, type Week } from "@bluezone/contract/rollout/week";
import { type Instant, isoInstant, parseDay } from "@bluezone/protocol/time";
import { instantOf, ms, type Sql } from "../tables.ts";
import type { UnitNumbersRow } from "./tables.ts";

/** A sending with the name of who sent it. */
type NumbersRow = UnitNumbersRow & { readonly by_name: string | null };

/** A sending as the contract shows it. */
export function numbersOf(week: Week, row: NumbersRow): UnitNumbers {
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
export const sendings = (sql: Sql, unitId: string, week: Week): Promise<readonly NumbersRow[]> =>
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
