/** Whose say reaches over the province: what phones are told bears on everybody in it. */
import { dayOf, type Instant } from "@bluezone/protocol/time";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { unitsOn } from "../../callbacks/answerer.ts";
import type { Sql } from "../../tables.ts";

/** How many units a path names. */
const depth = (path: string): number => path.split("/").length;

/**
 * Whether a viewer may do it for the whole province: where the highest health department is, or in a register without one the
 * highest unit. Somebody of a commune who enters a "health department" below their own unit has none of the highest.
 */
export async function reachesProvince(
  sql: Sql,
  viewer: Viewer,
  permission: string,
  now: Instant,
): Promise<boolean> {
  const units = unitsOn(sql, dayOf(now, "vietnam")).select("path");
  const departments = await units.where("type", "=", "health-department").execute();
  const paths = (departments.length > 0 ? departments : await units.execute()).map(({ path }) => path);
  const highest = Math.min(...paths.map(depth));
  const scope = viewer.scope(permission);
  return (
    paths.length > 0 && paths.filter((path) => depth(path) === highest).every((path) => within(scope, path))
  );
}
