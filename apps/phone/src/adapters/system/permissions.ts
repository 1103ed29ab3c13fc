/** Permissions of a phone. */
import type { PermissionName, PermissionStatus } from "../../../modules/radio/face.ts";
import { radioModule } from "../../../modules/radio/index.ts";
import { neededOf, type Permission } from "./permission.ts";

/** What this phone's system needs a resident's word for, in the order of asking. Nothing while the radio has no native part. */
export async function neededPermissions(): Promise<readonly Permission[]> {
  const radio = radioModule();
  return radio === null ? [] : neededOf((name) => radio.permission(name));
}

/** Where one stands; "not-needed" without the native part. */
export const permissionStatus = async (name: PermissionName): Promise<PermissionStatus> =>
  radioModule()?.permission(name) ?? "not-needed";

/** Asks for one; resolves with what stands afterwards. Whoever asks without the native part is told that it is not needed. */
export async function askPermission(name: PermissionName): Promise<PermissionStatus> {
  return radioModule()?.requestPermission(name) ?? "not-needed";
}
