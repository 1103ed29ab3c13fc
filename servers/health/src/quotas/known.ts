/**
 * Looking up secrets that anybody can make up: tokens and codes of links. Everything that came during the last look-up goes into
 * the next, as one statement, so that a flood of made-up ones costs a share of it, and whoever has a true one gets through.
 */
import { createGroupCommit } from "@bluezone/server-kit/sql/group-commit";
import type { Sql, Store } from "../tables.ts";
import { busy } from "./busy.ts";

/** The id of what one of these hashes opens; undefined when there is nothing. Throws `quota_exceeded` when too many wait. */
export type Lookup = (hashes: readonly Uint8Array[]) => Promise<string | undefined>;

/** Rows of a table by the hash of their secret. */
export type FindKnown = (
  sql: Sql,
  hashes: readonly Uint8Array[],
) => Promise<readonly { readonly hash: Uint8Array | null; readonly id: string }[]>;

/** Look-ups under way take a connection each: the desk's people need them too. */
const AT_ONCE = 1;
const MOST = 512;
const MOST_WAITING = 4_096;

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString("hex");

export function createKnown(database: Store, find: FindKnown): Lookup {
  const groups = createGroupCommit<readonly Uint8Array[], string | undefined>({
    async write(group) {
      const rows = await find(database.db, group.flat());
      const ids = new Map(rows.flatMap(({ hash, id }) => (hash === null ? [] : [[hex(hash), id] as const])));
      return group.map((hashes) => ({
        status: "fulfilled",
        value: hashes.map((hash) => ids.get(hex(hash))).find((id) => id !== undefined),
      }));
    },
    touches: () => [],
    answers: database.answers,
    atOnce: AT_ONCE,
    most: MOST,
    mostWaiting: MOST_WAITING,
  });
  return async (hashes) => (hashes.length === 0 ? undefined : (groups.add(hashes) ?? Promise.reject(busy())));
}
