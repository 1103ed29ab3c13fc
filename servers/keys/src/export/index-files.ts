/**
 * The indexes of a shard: `index.txt` with every file, oldest first, and one a UTC day. They are made from the windows
 * that were exported and nothing else, so one that is lost or wrong is right again at the next run.
 */
import { dayIndexName, exportName, indexName } from "@bluezone/contract/keys/exports";
import { addDays, dayOf, Enin, eninStart, type Instant } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { putFile } from "./put-file.ts";
import type { Window } from "./store.ts";
import { FILE_KEPT_INTERVALS } from "./window.ts";

/** Days that the indexes name: today and those on which a file that still stands can have ended. */
const DAYS = Math.ceil(FILE_KEPT_INTERVALS / 144) + 1;

/** The names of a window's files. */
export const filesOf = (shard: string, { starts, ends, first, files = 0 }: Window): readonly string[] =>
  Array.from({ length: files }, (_, i) => exportName(shard, eninStart(starts), eninStart(ends), first + i));

/** Every index by name, with its text. */
export function indexes(
  shard: string,
  windows: readonly Window[],
  now: Instant,
): ReadonlyMap<string, string> {
  const today = dayOf(now, "utc");
  const text = (some: readonly Window[]) =>
    some
      .flatMap((window) => filesOf(shard, window))
      .map((name) => `${name}\n`)
      .join("");
  const byDay = Map.groupBy(windows, ({ ends }) => dayOf(eninStart(Enin(ends)), "utc"));
  const days = Array.from({ length: DAYS }, (_, i) => addDays(today, i + 1 - DAYS));
  return new Map([
    ...days.map((day) => [dayIndexName(shard, day), text(byDay.get(day) ?? [])] as const),
    [indexName(shard), text(windows)],
  ]);
}

/**
 * Writes the indexes that are not as they should be. @param still rejects when somebody else writes them by now: an index of
 * ours would be older than theirs.
 */
export async function writeIndexes(
  blobs: Blobs,
  wanted: ReadonlyMap<string, string>,
  still: () => Promise<void>,
): Promise<void> {
  // All at once: a country's shards are looked at each minute, on a store that may take long for each answer.
  const stand = await Promise.all([...wanted.keys()].map((name) => blobs.get(name)));
  for (const [at, [name, text]] of [...wanted].entries()) {
    const found = stand[at];
    if (found && Buffer.from(found).equals(Buffer.from(text))) continue;
    await still();
    await putFile(blobs, name, Buffer.from(text));
  }
}
