/** Keys that lie sealed under an older secret are sealed under the newest, so that the older one can be taken out. */
import type { Context } from "./context.ts";
import { sealedFor as forHashes } from "./hashing/hash-keys.ts";
import * as hashKeys from "./hashing/store.ts";
import { sealedFor as forPeople } from "./people/keys.ts";
import * as peopleKeys from "./people/keys-store.ts";
import * as signingKeys from "./signing/reseal-store.ts";
import { sealedFor as forSigning } from "./signing/signing-keys.ts";

/** Seals anew what is due; running it twice does no harm. Returns how many that were. */
export async function resealKeys({ vault, database }: Pick<Context, "vault" | "database">): Promise<number> {
  return database.transaction(async (trx) => {
    let resealed = 0;
    await database.lockTable(trx, "hash_key");
    for (const { id, family, sealed } of await hashKeys.allKeys(trx)) {
      const renewed = vault.renewed(forHashes(family, id), sealed);
      if (!renewed) continue;
      await hashKeys.putSealedKey(trx, { id, sealed: renewed });
      resealed += 1;
    }
    await database.lockTable(trx, "signing_key");
    for (const { kid, sealed } of await signingKeys.sealedKeys(trx)) {
      const renewed = sealed && vault.renewed(forSigning(kid), sealed);
      if (!renewed) continue;
      await signingKeys.putSealedKey(trx, { kid, sealed: renewed });
      resealed += 1;
    }
    await database.lockTable(trx, "people_key");
    for (const { use, sealed } of await peopleKeys.sealedKeys(trx)) {
      const renewed = vault.renewed(forPeople(use), sealed);
      if (!renewed) continue;
      await peopleKeys.putSealedKey(trx, { use, sealed: renewed });
      resealed += 1;
    }
    return resealed;
  });
}
