/** The table of keys of keyed hashes. */

/** A key of keyed hashes, sealed by the vault. */
export type HashKeyRow = { id: string; family: string; made_ms: string; sealed: Uint8Array };

declare module "../tables.ts" {
  interface Tables {
    hash_key: HashKeyRow;
  }
}
