/** The SQL of venues that wait for a second person, and of visits whose day has come. */
import { endOfDay, fromJson, itemColumns } from "@bluezone/desk/waiting/items-store";
import { atUnits } from "@bluezone/desk/waiting/own-units";
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";

/** Venues that are not on the public pages yet. */
export const VENUES: WaitingPart = {
  kind: "venuesToApprove",
  permission: "venues.approve",
  items: (sql, scope) =>
    sql
      .selectFrom("venue")
      .select(
        itemColumns({
          subject: "venue.id",
          unit: "venue.unit_path",
          label: "venue.name",
          since: "venue.changed_ms",
          barred: fromJson("venue.hands"),
        }),
      )
      .where("approved_by", "is", null)
      .where("gone", "=", false)
      .where(inScope(scope, "venue.unit_path")),
};

/** A unit's own visits that are today or were to be, and have no outcome yet. */
export const VISITS: WaitingPart = {
  kind: "visitsPlanned",
  permission: "venues.write",
  items: (sql, scope, { today }) =>
    sql
      .selectFrom("visit")
      .innerJoin("unit", "unit.id", "visit.host")
      .select(
        itemColumns({
          subject: "visit.id",
          unit: "visit.unit_path",
          label: "unit.name",
          since: "visit.changed_ms",
          due: endOfDay("visit.day"),
        }),
      )
      .where("visit.state", "=", "planned")
      .where("visit.day", "<=", today)
      .where(atUnits(scope, "visit.unit_path")),
};
