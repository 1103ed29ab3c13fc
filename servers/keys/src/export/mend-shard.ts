/**
 * Mends a shard whose windows lie in the future, after the server went by a wrong clock: what they took goes out again in the
 * windows that come next, by the usual rules, so no key before it has ended. Their names are used up: a file of that name may
 * have been read, so when their time comes they take nothing.
 */
import { indexName, parseExportName, type Shard } from "@bluezone/contract/keys/exports";
import { type Enin, eninAt, eninStart, type Instant, Minutes, unixSeconds } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Leases } from "@bluezone/server-kit/jobs/lease";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import { indexes, writeIndexes } from "./index-files.ts";
import { freeLeases, undoAfter } from "./mend-store.ts";
import { exportStore, LeaseLost } from "./store.ts";
import { FILE_KEPT_INTERVALS, newestWindow } from "./window.ts";

/** What was mended: windows that lay in the future, keys that will go out anew, files and indexes that went. All 0 when nothing was wrong. */
export type MendedShard = { readonly windows: number; readonly keys: number; readonly files: number };

/**
 * Mends a shard at `now`, which must be right. Nothing when another worker is at it. Killed anywhere it can be run again.
 */
export async function mendShard(
  given: {
    readonly database: Database<Tables>;
    readonly leases: Leases;
    readonly blobs: Blobs;
    readonly shard: Shard;
  },
  now: Instant,
): Promise<MendedShard | undefined> {
  const { database, leases, blobs, shard } = given;
  await freeLeases(database, now);
  const lease = await leases.take(Name(`export:${shard}`), Minutes(5), now);
  if (!lease) return undefined;
  try {
    const newest = newestWindow(now);
    const undone = await database.transaction((trx) => undoAfter(trx, shard, newest));
    const store = exportStore(database, leases, shard);
    const windows = await store.exported((eninAt(now) - FILE_KEPT_INTERVALS) as Enin);
    const wanted = indexes(shard, windows, now);
    await writeIndexes(blobs, wanted, async () => {
      if (!(await leases.renew(lease, Minutes(5), now)))
        throw new LeaseLost("the lease has gone to another worker");
    });
    const gone = (await blobs.list(`${shard}/`)).filter((name) => isAhead(name, newest, wanted, shard));
    for (const name of gone) await blobs.remove(name);
    return { ...undone, files: gone.length };
  } finally {
    await leases.release(lease);
  }
}

/** Whether a file's window ends after `newest`, or an index is of a day to come. */
function isAhead(name: string, newest: Enin, indexes: ReadonlyMap<string, string>, shard: Shard): boolean {
  const file = parseExportName(name);
  if (file) return file.end > unixSeconds(eninStart(newest));
  const last =
    [...indexes.keys()]
      .filter((some) => some !== indexName(shard))
      .sort()
      .at(-1) ?? "";
  return name.startsWith(`${shard}/index/`) && name > last;
}
