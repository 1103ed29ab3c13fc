/** Permissions of a page. */
import type { PermissionName, PermissionStatus } from "../../../modules/radio/face.ts";
import type { Permission } from "./permission.ts";

/** None: without a radio and without notices there is nothing to ask for. */
export const neededPermissions = async (): Promise<readonly Permission[]> => [];

/** Not needed. */
export const permissionStatus = async (_name: PermissionName): Promise<PermissionStatus> => "not-needed";

/** Not needed. */
export const askPermission = async (_name: PermissionName): Promise<PermissionStatus> => "not-needed";
