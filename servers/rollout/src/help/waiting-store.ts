/** The SQL of venues that wait for a second person, and of visits whose day has come. */
import { atUnits } from "@bluezone/desk/waiting/own-units";
import { addDays, Day, dayStart } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { instantOf } from "../tables.ts";

/** Venues that are not on the public pages yet. */
export const VENUES: WaitingPart = {
  kind: "venuesToApprove",
  permission: "venues.approve",
  async rows(sql, scope) {
    const rows = await sql
      .selectFrom("venue")
      .select(["id", "unit_path", "name", "changed_ms", "hands"])
      .where("approved_by", "is", null)
      .where("gone", "=", false)
      .where(inScope(scope, "venue.unit_path"))
      .execute();
    return rows.map(({ id, unit_path, name, changed_ms, hands }) => ({
      subject: id,
      unitPath: unit_path,
      label: name,
      since: instantOf(changed_ms),
      barred: JSON.parse(hands) as readonly string[],
    }));
  },
};

/** A unit's own visits that are today or were to be, and have no outcome yet. */
export const VISITS: WaitingPart = {
  kind: "visitsPlanned",
  permission: "venues.write",
  async rows(sql, scope, { today }) {
    const rows = await sql
      .selectFrom("visit")
      .innerJoin("unit", "unit.id", "visit.host")
      .select(["visit.id", "visit.unit_path", "visit.day", "visit.changed_ms", "unit.name"])
      .where("visit.state", "=", "planned")
      .where("visit.day", "<=", today)
      .where(atUnits(scope, "visit.unit_path"))
      .execute();
    return rows.map(({ id, unit_path, day, changed_ms, name }) => ({
      subject: id,
      unitPath: unit_path,
      label: name,
      since: instantOf(changed_ms),
      due: dayStart(addDays(Day(day), 1), "vietnam"),
    }));
  },
};
