/** Another secret: what is encrypted under an older one is encrypted anew under the newest, so that the older one can go. */
import type { encryptionKeys } from "../secrets.ts";
import type { Sql } from "../tables.ts";

type Key = ReturnType<typeof encryptionKeys>[number];

/**
 * Encrypts secrets of apps and recovery codes anew that are not under the newest key. Throws when a row is under none of
 * the keys: then a secret was taken away too early. @param keys newest first.
 */
export async function resealFactors(
  { database }: { readonly database: { readonly db: Sql } },
  keys: readonly Key[],
): Promise<void> {
  const [newest] = keys;
  if (!newest) return;
  const rows = await database.db
    .selectFrom("staff_two_factor")
    .select(["id", "secret", "backupCodes"])
    .execute();
  if (rows.length === 0) return;
  const { parseEnvelope, symmetricDecrypt, symmetricEncrypt } = await import("better-auth/crypto");
  const key = {
    keys: new Map(keys.map(({ version, value }) => [version, value])),
    currentVersion: newest.version,
  };
  const isOld = (sealed: string) => parseEnvelope(sealed)?.version !== newest.version;
  const anew = async (sealed: string) =>
    isOld(sealed) ? symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data: sealed }) }) : sealed;
  for (const { id, secret, backupCodes } of rows.filter((row) => isOld(row.secret) || isOld(row.backupCodes)))
    await database.db
      .updateTable("staff_two_factor")
      .set({ secret: await anew(secret), backupCodes: await anew(backupCodes) })
      .where("id", "=", id)
      // Somebody has used a recovery code or changed the app meanwhile: then the next run does it.
      .where("secret", "=", secret)
      .where("backupCodes", "=", backupCodes)
      .execute();
}
