/**
 * Which shards there are: `VN`, those that the configuration opens, and those that were open before, whose files stand for
 * 14 days more (docs/protocol/07-exports.md#77-shards).
 */
import { FIRST_SHARD, type Shard } from "@bluezone/contract/keys/exports";
import type { Database } from "@bluezone/server-kit/sql/database";
import { issuedContent } from "../config/store.ts";
import type { Tables } from "../tables.ts";
import { exportedShards } from "./store.ts";

export type Shards = {
  /** Where a publish's keys go: into the shard that it asks for, when that is open, else into `VN`. */
  of(asked: string | undefined): Shard;
  /** All there are, `VN` first; from then on publishes go by the configuration that is served now. */
  all(): Promise<readonly Shard[]>;
};

export function createShards({ db }: Database<Tables>): Shards {
  let open: ReadonlySet<string> = new Set();
  return {
    of: (asked) => (asked !== undefined && open.has(asked) ? asked : FIRST_SHARD),
    async all() {
      open = new Set(Object.keys((await issuedContent(db))?.shards ?? {}));
      return [...new Set([FIRST_SHARD, ...(await exportedShards(db)), ...open])];
    },
  };
}
