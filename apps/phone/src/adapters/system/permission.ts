/** Permissions: which there are, and in which order a resident is asked. */
import type { PermissionName, PermissionStatus } from "../../../modules/radio/face.ts";

/** The order of asking: first what the app cannot work without. Not "hibernation": it counts after months, and its page is the maker's guide. */
export const ASKED_IN_ORDER = [
  "bluetooth",
  "location",
  "notifications",
  "battery",
] as const satisfies readonly PermissionName[];

/** A permission and where it stands. */
export interface Permission {
  readonly name: (typeof ASKED_IN_ORDER)[number];
  readonly status: Exclude<PermissionStatus, "not-needed">;
}

/** Those that this platform needs, in the order of asking. Rejects when the platform does. */
export async function neededOf(
  statusOf: (name: PermissionName) => Promise<PermissionStatus>,
): Promise<readonly Permission[]> {
  const needed: Permission[] = [];
  for (const name of ASKED_IN_ORDER) {
    const status = await statusOf(name);
    if (status !== "not-needed") needed.push({ name, status });
  }
  return needed;
}
