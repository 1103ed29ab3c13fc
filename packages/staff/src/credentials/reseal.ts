/** Another secret: what is encrypted under an older one is encrypted anew under the newest, so that the older one can go. */
import type { encryptionKeys } from "../secrets.ts";
import type { Sql } from "../tables.ts";
import { createSealed } from "./sealed.ts";

/**
 * Encrypts secrets of apps and recovery codes anew that are not under the newest key. Throws when a row is under none of
 * the keys: then a secret was taken away too early. @param keys newest first.
 */
export async function resealFactors(
  { database }: { readonly database: { readonly db: Sql } },
  keys: ReturnType<typeof encryptionKeys>,
): Promise<void> {
  const rows = await database.db
    .selectFrom("staff_two_factor")
    .select(["id", "secret", "backupCodes"])
    .execute();
  const sealed = createSealed(keys);
  const anew = async (text: string) =>
    (await sealed.isOld(text)) ? sealed.seal(await sealed.open(text)) : text;
  for (const { id, secret, backupCodes } of rows) {
    const fresh = { secret: await anew(secret), backupCodes: await anew(backupCodes) };
    if (fresh.secret === secret && fresh.backupCodes === backupCodes) continue;
    await database.db
      .updateTable("staff_two_factor")
      .set(fresh)
      .where("id", "=", id)
      // Somebody has used a recovery code or changed the app meanwhile: then the next run does it.
      .where("secret", "=", secret)
      .where("backupCodes", "=", backupCodes)
      .execute();
  }
}
