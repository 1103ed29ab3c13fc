/** The only SQL of the photos of actions. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { KeptFile } from "../files/keep-file.ts";
import type { Sql } from "../tables.ts";

/** An action's photo, within a scope: the file, none yet, or undefined when there is no such action. */
export async function findPhoto(
  sql: Sql,
  scope: Scope,
  action: string,
): Promise<Pick<KeptFile, "blob" | "sha256" | "mediaType"> | "none" | undefined> {
  const row = await sql
    .selectFrom("placement_action")
    .innerJoin("placement", "placement.code", "placement_action.code")
    .select(["photo", "photo_sha256", "photo_type"])
    .where("placement_action.id", "=", action)
    .where(inScope(scope, "placement.unit_path"))
    .executeTakeFirst();
  if (!row) return undefined;
  const { photo, photo_sha256, photo_type } = row;
  if (photo === null || photo_sha256 === null || photo_type === null) return "none";
  return { blob: photo, sha256: photo_sha256, mediaType: photo_type };
}

/** Gives an action its photo; false when it has one. */
export async function keepPhoto(
  sql: Sql,
  action: string,
  { blob, sha256, mediaType }: Pick<KeptFile, "blob" | "sha256" | "mediaType">,
): Promise<boolean> {
  const { numUpdatedRows } = await sql
    .updateTable("placement_action")
    .set({ photo: blob, photo_sha256: sha256, photo_type: mediaType })
    .where("id", "=", action)
    .where("photo", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
