/** Nobody grants what they lack. */
import { within } from "../../scope.ts";
import type { Roles, Viewer } from "../../viewer.ts";

/**
 * Whether somebody may give (or take) a role at the unit of this path: they may invite there, and hold there every
 * permission of that role. A role that the server does not know is given by nobody.
 */
export function mayGrant(viewer: Pick<Viewer, "scope">, roles: Roles, role: string, path: string): boolean {
  const permissions = Object.hasOwn(roles, role) ? roles[role] : undefined;
  if (!permissions) return false;
  return ["staff.invite", ...permissions].every((permission) => within(viewer.scope(permission), path));
}
