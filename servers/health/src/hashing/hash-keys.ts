/** Keyed hashes under rotating keys: HMAC-SHA-256 of a label and bytes. New hashes use the newest key, look-ups try all. */
import { createHmac } from "node:crypto";
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { ms, type Sql } from "../tables.ts";
import { FAMILIES, type Family, turnHashKeys } from "./rotation.ts";
import { datesOf, dropKeys, insertKey, sealedKeysOf } from "./store.ts";

/** What a hash is of; bytes hashed for one label mean nothing for another. */
export type Label = "short" | "long" | "token" | "nonce" | "ekeyhmac" | "phone";

/** Hashes under the keys of one family, as they were when it was opened. */
export type Hasher = {
  /** Under the newest key, to be stored. */
  hash(label: Label, bytes: Uint8Array | string): Uint8Array;
  /** Under every key, to be looked up. */
  all(label: Label, bytes: Uint8Array | string): Uint8Array[];
  /** Whether a stored hash is of these bytes. */
  matches(label: Label, bytes: Uint8Array | string, stored: Uint8Array | null): boolean;
};

/** What a key is sealed for. */
export const sealedFor = (family: string, id: string): string => `hash-key/${family}/${id}`;

/** Opens the keys of a family. They are read anew each time, so that many instances follow one rotation. */
export async function openHasher(
  { vault }: Pick<Context, "vault">,
  sql: Sql,
  family: Family,
): Promise<Hasher> {
  const rows = await sealedKeysOf(sql, family);
  const keys = rows.map(({ id, sealed }) => vault.open(sealedFor(family, id), sealed));
  const [newest] = keys;
  if (!newest) throw new Error("the keys of keyed hashes were not made");
  const all: Hasher["all"] = (label, bytes) => keys.map((key) => keyedHash(key, label, bytes));
  return {
    hash: (label, bytes) => keyedHash(newest, label, bytes),
    all,
    matches: (label, bytes, stored) =>
      stored !== null && all(label, bytes).some((hash) => Buffer.compare(hash, stored) === 0),
  };
}

const keyedHash = (key: Uint8Array, label: Label, bytes: Uint8Array | string): Uint8Array =>
  new Uint8Array(createHmac("sha256", key).update(`${label}\0`).update(bytes).digest());

/** Makes the keys that are due and destroys those that nothing is left under. Returns how many of each. */
export async function rotateHashKeys(
  { vault, random, database }: Pick<Context, "vault" | "random" | "database">,
  now: Instant,
): Promise<{ readonly made: number; readonly dropped: number }> {
  return database.transaction(async (trx) => {
    let [made, dropped] = [0, 0];
    await database.lockTable(trx, "hash_key");
    for (const family of Object.keys(FAMILIES) as Family[]) {
      const due = turnHashKeys(family, await datesOf(trx, family), now);
      if (due.make) {
        const id = Buffer.from(random.bytes(8)).toString("hex");
        const sealed = vault.seal(sealedFor(family, id), random.bytes(32));
        await insertKey(trx, { id, family, made_ms: ms(now), sealed });
        made += 1;
      }
      if (due.drop.length > 0) {
        await dropKeys(trx, due.drop);
        dropped += due.drop.length;
      }
    }
    return { made, dropped };
  });
}
