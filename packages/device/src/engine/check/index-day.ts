/** What an index of a day says, held against what was read before (docs/protocol/07-exports.md#76-how-a-phone-checks). */
import { parseExportName } from "@bluezone/contract/keys/exports";
import {
  type Day,
  Days,
  dayOf,
  dayStart,
  fromUnixSeconds,
  type Instant,
  minus,
} from "@bluezone/protocol/time";

/** A line longer than the longest index of a day has: 144 windows of up to 100 files. */
const MOST_LINES = 14_400;

/** Names of a shard's export files that ended on `day`, oldest first; other lines are read past. */
export function namesIn(body: Uint8Array, shard: string, day: Day): readonly string[] {
  const text = Array.from(body, (byte) => String.fromCharCode(byte)).join("");
  return text
    .split("\n", MOST_LINES)
    .map((line) => line.trim())
    .filter((line) => {
      const name = parseExportName(line);
      return name?.shard === shard && dayOf(fromUnixSeconds(name.end), "utc") === day;
    })
    .sort(oldestFirst);
}

/** By window, then by file of the window. */
export function oldestFirst(a: string, b: string): number {
  const [x, y] = [parseExportName(a), parseExportName(b)];
  return (x?.end ?? 0) - (y?.end ?? 0) || (x?.number ?? 0) - (y?.number ?? 0);
}

/**
 * Which file of its window each name is, from 1: a window's numbers follow one another, and begin anywhere. Who serves files
 * could give one of them under the names of all.
 */
export function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const windowOf = (name: string) => name.slice(0, name.lastIndexOf("-"));
  const numberOf = (name: string) => parseExportName(name)?.number ?? 0;
  const first = new Map<string, number>();
  for (const name of names) {
    const window = windowOf(name);
    first.set(window, Math.min(numberOf(name), first.get(window) ?? Number.POSITIVE_INFINITY));
  }
  return new Map(names.map((name) => [name, numberOf(name) - (first.get(windowOf(name)) ?? 0) + 1] as const));
}

/** Those of some files that ended on `day`. */
export const namesOf = (day: Day, names: readonly string[]): readonly string[] =>
  names.filter((name) => {
    const parsed = parseExportName(name);
    return parsed && dayOf(fromUnixSeconds(parsed.end), "utc") === day;
  });

/** Files of the day that were read and are no longer listed: an index never loses a line within 14 days. */
const lostLines = (names: readonly string[], done: readonly string[], day: Day): readonly string[] =>
  namesOf(day, done).filter((name) => !names.includes(name));

/** Files older than this leave the index in good order. */
const FILES_STAND = Days(13);

/** Whether a day's lines must still be there at `now`. */
const stillListed = (day: Day, now: Instant): boolean => dayStart(day, "utc") > minus(now, FILES_STAND);

/**
 * Why a day's index is not to be trusted: it lost lines, or names fewer files than the signed configuration says. Null for a
 * good one, and for a day so old that its lines leave in good order.
 * @param done files of the shard that were read. @param least how many the configuration says it names.
 */
export function indexFault(
  names: readonly string[],
  done: readonly string[],
  day: Day,
  least: number,
  now: Instant,
): "rolled-back" | "held-back" | null {
  if (!stillListed(day, now)) return null;
  if (lostLines(names, done, day).length > 0) return "rolled-back";
  return names.length < least ? "held-back" : null;
}
