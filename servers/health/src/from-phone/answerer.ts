/**
 * Who answers in a commune: its health station, or where there is none the district's centre, or else the province's. The
 * province names them: nobody else can enter a unit of these types (`@bluezone/units/placing`).
 */
import { Fault } from "@bluezone/contract/fault";
import type { Answerer } from "@bluezone/contract/health/from-phone";
import type { Day } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { type AnsweringUnit, districtOf, findAnswering, firstOfType, stationPhone } from "./store.ts";

/** The unit that answers in a commune on a day. Throws Fault `commune_unknown` when no unit is there on that day. */
export async function findAnswerer(sql: Sql, commune: string, on: Day): Promise<AnsweringUnit> {
  const there = await districtOf(sql, on, commune);
  const unit =
    there &&
    [
      await firstOfType(sql, on, "health-station", { commune }),
      there.district === null ? undefined : await firstOfType(sql, on, "medical-centre", there),
      await firstOfType(sql, on, "health-department"),
    ].find((one) => one !== undefined);
  if (!unit) throw new Fault("commune_unknown", "no commune has this code today");
  return unit;
}

/** A unit by its id, when it answers people on a day. Throws Fault `unit_invalid`. */
export async function mustAnswer(sql: Sql, id: string, on: Day): Promise<AnsweringUnit> {
  const unit = await findAnswering(sql, on, id);
  if (!unit) throw new Fault("unit_invalid", "this unit does not answer people today");
  return unit;
}

/** As people are told who answers. */
export async function answererOf(sql: Sql, { id, name, level }: AnsweringUnit): Promise<Answerer> {
  return { name, level: level as Answerer["level"], phone: await stationPhone(sql, id) };
}
