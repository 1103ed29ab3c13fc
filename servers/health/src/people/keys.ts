/** The two keys of this room, sealed by the vault: one wraps the data keys of people, one makes marks. */
import type { Context } from "../context.ts";
import type { Sql, Transaction } from "../tables.ts";
import { insertKey, sealedKeys } from "./keys-store.ts";
import type { PeopleKeyRow } from "./tables.ts";

/** Opened, 32 bytes each. */
export type PeopleKeys = { readonly seal: Uint8Array; readonly marks: Uint8Array };

/** What a key is sealed for. */
export const sealedFor = (use: PeopleKeyRow["use"]): string => `people-key/${use}`;

/** Makes the keys when there are none. */
export async function makePeopleKeys(
  { vault, random }: Pick<Context, "vault" | "random">,
  trx: Transaction,
): Promise<void> {
  for (const use of ["seal", "marks"] as const)
    await insertKey(trx, { use, sealed: vault.seal(sealedFor(use), random.bytes(32)) });
}

/** The keys. They are read anew each time, so that all instances have the same. Throws StartError under a wrong secret. */
export async function openPeopleKeys({ vault }: Pick<Context, "vault">, sql: Sql): Promise<PeopleKeys> {
  const rows = await sealedKeys(sql);
  const key = (use: PeopleKeyRow["use"]): Uint8Array => {
    const row = rows.find((one) => one.use === use);
    if (!row) throw new Error("the keys of people were not made");
    return vault.open(sealedFor(use), row.sealed);
  };
  return { seal: key("seal"), marks: key("marks") };
}
