/** Retention: what is past its time is destroyed, a proof of it is kept by the day, and what is left over its time is told. */
import { parseExportName } from "@bluezone/contract/keys/exports";
import {
  addDays,
  dayStart,
  Enin,
  eninAt,
  eninStart,
  type Instant,
  Minutes,
  parseDay,
  unixSeconds,
} from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import type { Leases } from "@bluezone/server-kit/jobs/lease";
import { type Events, Name } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import { filesOf } from "../export/index-files.ts";
import { isIndex } from "../export/put-file.ts";
import { exportedWindows } from "../export/store.ts";
import { exportedShards } from "../shards/store.ts";
import type { Tables } from "../tables.ts";
import { deadlines } from "./deadlines.ts";
import type { RetentionEvent } from "./events.ts";
import { destroyRows, freePlaces } from "./store.ts";

export type RetentionContext = {
  readonly database: Database<Tables>;
  readonly blobs: Blobs;
  readonly events: Events<RetentionEvent>;
};

/** Destroys what is past its time at `now`. Running it twice does no harm. */
export async function retain(context: RetentionContext, now: Instant): Promise<void> {
  const { database, blobs, events } = context;
  const at = eninAt(now);
  const limit = deadlines(at);
  const past = eninStart(Enin(Math.max(0, limit.fileEnds)));
  const overdue = async () => (await blobs.list("")).filter((name) => isPast(name, past));
  const remove = async (names: readonly string[]) => {
    for (const name of names) await blobs.remove(name);
    return names.length;
  };
  const indexesGone = await remove((await overdue()).filter(isIndex));
  const named = await namedIn(blobs);
  await removeStrays(context, named, at);
  const gone = indexesGone + (await remove((await overdue()).filter((name) => !named.has(name))));
  const left = await overdue();
  const overdueRows = await destroyRows(database, limit, at, { gone, left: left.length });
  events.emit({ event: "retained", overdue: overdueRows });
  await freePlaces(database);
}

/**
 * Removes what attempts at writing a window left that did not become it, also what one sent and arrived later. It holds the
 * keys of a file that is public, but nobody would ever see to it.
 */
async function removeStrays(
  { database, blobs }: RetentionContext,
  named: ReadonlySet<string>,
  at: Enin,
): Promise<void> {
  const since = Enin(Math.max(0, deadlines(at).windowEnds));
  for (const shard of await exportedShards(database.db)) {
    const windows = await exportedWindows(database.db, shard, since);
    const wanted = new Set(windows.flatMap((window) => filesOf(shard, window)));
    const ends = new Set(windows.map((window) => unixSeconds(eninStart(window.ends))));
    for (const name of await blobs.list(`${shard}/`)) {
      const file = parseExportName(name);
      if (file && ends.has(file.end) && !wanted.has(name) && !named.has(name)) await blobs.remove(name);
    }
  }
}

/**
 * Files that an index names. They stay, and are told as overdue, until the export has written the index anew: after a time
 * in which nothing ran, it may have to wait for a dead worker's lease.
 */
async function namedIn(blobs: Blobs): Promise<ReadonlySet<string>> {
  const indexes = (await blobs.list("")).filter(isIndex);
  const texts = await Promise.all(indexes.map((name) => blobs.get(name)));
  return new Set(texts.flatMap((text) => (text ? Buffer.from(text).toString().split("\n") : [])));
}

/** Destroys rows that are past their time at `now`, and no file: what is done before a server answers. */
export async function destroyOverdue(
  { database }: Pick<RetentionContext, "database">,
  now: Instant,
): Promise<void> {
  const at = eninAt(now);
  await destroyRows(database, deadlines(at), at, { gone: 0, left: 0 });
}

/** Whether a file's window, or the whole day of an index, ended at or before `past`. */
function isPast(name: string, past: Instant): boolean {
  const file = parseExportName(name);
  if (file) return file.end <= unixSeconds(past);
  const [, day] = /\/index\/(\d{4}-\d\d-\d\d)\.txt$/.exec(name) ?? [];
  return day !== undefined && dayStart(addDays(parseDay(day), 1), "utc") <= past;
}

/** Longer than any run takes. */
const LEASE = Minutes(5);

/**
 * Every ten minutes: nothing stays for longer than an interval over its time. Of many instances one does it, so that what
 * is destroyed is counted once.
 */
export const retentionJob = (context: RetentionContext, leases: Leases): Job => ({
  name: Name("retention"),
  every: Minutes(10),
  async run(now) {
    const lease = await leases.take(Name("retention"), LEASE, now);
    if (!lease) return;
    await retain(context, now).finally(() => leases.release(lease));
  },
});
