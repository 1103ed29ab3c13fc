/**
 * Who answers in a commune: its health station, or where there is none the district's centre, or else the province's. The
 * province names them: nobody else can enter a unit of these types (`@bluezone/units/placing`).
 */
import { Fault } from "@bluezone/contract/fault";
import type { Answerer } from "@bluezone/contract/health/from-phone";
import type { Day } from "@bluezone/protocol/time";
import type { UnitRow } from "@bluezone/units/rows";
import type { Sql } from "../tables.ts";

/** Types of units that answer people. */
export const ANSWERING = ["health-station", "medical-centre", "health-department"] as const;

/** A unit that answers. */
export type AnsweringUnit = Pick<UnitRow, "id" | "path" | "name" | "level">;

/** Units that hold on a day. */
export const unitsOn = (sql: Sql, on: Day) =>
  sql
    .selectFrom("unit")
    .where("valid_from_day", "<=", on)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", on)]));

/** The unit that answers in a commune on a day. Throws Fault `commune_unknown` when no unit is there on that day. */
export async function findAnswerer(sql: Sql, commune: string, on: Day): Promise<AnsweringUnit> {
  const found = (type: (typeof ANSWERING)[number], at?: Partial<Pick<UnitRow, "commune" | "district">>) => {
    let query = unitsOn(sql, on).where("type", "=", type);
    if (at?.commune) query = query.where("commune", "=", at.commune);
    if (at?.district) query = query.where("district", "=", at.district);
    return query.select(["id", "path", "name", "level"]).orderBy("path").executeTakeFirst();
  };
  const there = await unitsOn(sql, on)
    .where("commune", "=", commune)
    .select("district")
    .orderBy("path")
    .executeTakeFirst();
  const unit =
    there &&
    [
      await found("health-station", { commune }),
      there.district === null ? undefined : await found("medical-centre", { district: there.district }),
      await found("health-department"),
    ].find((one) => one !== undefined);
  if (!unit) throw new Fault("commune_unknown", "no commune has this code today");
  return unit;
}

/** A unit by its id, when it answers people on a day. Throws Fault `unit_invalid`. */
export async function mustAnswer(sql: Sql, id: string, on: Day): Promise<AnsweringUnit> {
  const unit = await unitsOn(sql, on)
    .where("id", "=", id)
    .where("type", "in", ANSWERING)
    .select(["id", "path", "name", "level"])
    .executeTakeFirst();
  if (!unit) throw new Fault("unit_invalid", "this unit does not answer people today");
  return unit;
}

/** As people are told who answers. */
export async function answererOf(sql: Sql, { id, name, level }: AnsweringUnit): Promise<Answerer> {
  const own = await sql
    .selectFrom("station_phone")
    .select("phone")
    .where("unit_id", "=", id)
    .executeTakeFirst();
  return { name, level: level as Answerer["level"], phone: own?.phone ?? null };
}
