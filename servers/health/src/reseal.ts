/** Keys that lie sealed under an older secret are sealed under the newest, so that the older one can be taken out. */
import type { Context } from "./context.ts";
import { sealedFor as forHashes } from "./hashing/hash-keys.ts";
import { sealedFor as forPeople } from "./people/keys.ts";
import { sealedFor as forSigning } from "./signing/signing-keys.ts";

/** Seals anew what is due; running it twice does no harm. Returns how many that were. */
export async function resealKeys({ vault, database }: Pick<Context, "vault" | "database">): Promise<number> {
  return database.transaction(async (trx) => {
    let resealed = 0;
    await database.lockTable(trx, "hash_key");
    for (const { id, family, sealed } of await trx.selectFrom("hash_key").selectAll().execute()) {
      const renewed = vault.renewed(forHashes(family, id), sealed);
      if (!renewed) continue;
      await trx.updateTable("hash_key").set({ sealed: renewed }).where("id", "=", id).execute();
      resealed += 1;
    }
    await database.lockTable(trx, "signing_key");
    for (const { kid, sealed } of await trx.selectFrom("signing_key").select(["kid", "sealed"]).execute()) {
      const renewed = sealed && vault.renewed(forSigning(kid), sealed);
      if (!renewed) continue;
      await trx.updateTable("signing_key").set({ sealed: renewed }).where("kid", "=", kid).execute();
      resealed += 1;
    }
    await database.lockTable(trx, "people_key");
    for (const { use, sealed } of await trx.selectFrom("people_key").selectAll().execute()) {
      const renewed = vault.renewed(forPeople(use), sealed);
      if (!renewed) continue;
      await trx.updateTable("people_key").set({ sealed: renewed }).where("use", "=", use).execute();
      resealed += 1;
    }
    return resealed;
  });
}
