/**
 * Diagnosis keys against what was heard. An identifier that is the same is kept as a match with the minutes it was heard in;
 * which of them count is asked when they are scored, for a boot may get its place in time later. A revised key only
 * changes a match that is there.
 */
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import type { KeyColumns, Match } from "@bluezone/protocol/match/match-columns";
import { keyMatcher } from "@bluezone/protocol/match/match-fast";
import { slackIntervals, VALIDITY } from "@bluezone/protocol/match/validity";
import { type DiagnosisKeyColumns, keyAt, rowOf } from "@bluezone/protocol/report/diagnosis-key-columns";
import { type Instant, Minutes } from "@bluezone/protocol/time";
import type { Matcher } from "../../ports.ts";
import type { StoredMatch } from "../../storage.ts";
import { atOnce } from "../at-once.ts";
import type { Faults } from "../faults.ts";
import type { HeardRows, SeenRow } from "./seen.ts";

/** Says which of some keys were heard. */
export type Matching = (keys: KeyColumns) => Promise<readonly Match[]>;

/** What says so of everything heard, made once for all files of a check: by what this phone has that is faster, or else by the kernel. */
export function matchingOf({ columns }: HeardRows, matcher: Matcher | undefined, faults: Faults): Matching {
  const slack = slackIntervals(VALIDITY.bluezone);
  let kernel: ReturnType<typeof keyMatcher> | undefined;
  let faster: ReturnType<Matcher> | undefined;
  return async (keys) => {
    const made =
      matcher &&
      (await faults.attempt("matcher", () => {
        faster ??= atOnce(matcher(columns, slack));
        return faster(keys);
      }));
    if (made) return made;
    kernel ??= keyMatcher(columns, slack);
    return kernel(keys);
  };
}

/**
 * The matches with those of one file, of which `heard` were heard. @param rows what was heard, by its row. @param end the file's
 * `end_timestamp`.
 */
export function withFile(
  matches: readonly StoredMatch[],
  rows: ReadonlyMap<number, SeenRow>,
  { keys, revisedKeys }: { readonly keys: DiagnosisKeyColumns; readonly revisedKeys: DiagnosisKeyColumns },
  heard: readonly Match[],
  { end: published, shard }: { readonly end: Instant; readonly shard: string },
): { readonly matches: readonly StoredMatch[]; readonly found: number } {
  const byKey = new Map(matches.map((m) => [m.key, m]));
  let found = 0;
  for (const { keyIndex, enin, rpiIndex } of heard) {
    const diagnosis = keyAt(keys, keyIndex);
    const seen = rows.get(rpiIndex);
    // It was forgotten while the file was read.
    if (seen === undefined) continue;
    const row = { ...seen, enin };
    const key = toBase64(diagnosis.key);
    const { rollingStart, rollingPeriod, reportType, daysSinceOnset = null } = diagnosis;
    const known = byKey.get(key);
    if (!known) found += 1;
    const match = known ?? {
      key,
      rollingStart,
      rollingPeriod,
      reportType,
      daysSinceOnset,
      published,
      shard,
      rows: [],
    };
    const others = match.rows.filter((r) => !sameRow(r, row));
    byKey.set(key, {
      ...match,
      // The first file that carried the key, whatever order they came in.
      published: Math.min(match.published, published) as Instant,
      rows: [...others, row],
    });
  }
  for (const [name, match] of byKey) {
    const row = rowOf(revisedKeys, fromBase64(name));
    if (row === undefined) continue;
    const { reportType, daysSinceOnset = null } = keyAt(revisedKeys, row);
    byKey.set(name, { ...match, reportType, daysSinceOnset });
  }
  return { matches: [...byKey.values()], found };
}

const TEN_MINUTES = Minutes(10);
const tenMinutesOf = ({ minutes }: StoredMatch["rows"][number]): number =>
  Math.floor(minutes[0]!.mono / TEN_MINUTES);

/** Whether both are of one record. Its times are no mark of it: they become whole seconds when it is packed. */
const sameRow = (a: StoredMatch["rows"][number], b: StoredMatch["rows"][number]): boolean =>
  a.boot === b.boot &&
  a.enin === b.enin &&
  a.rpi === b.rpi &&
  a.aem === b.aem &&
  tenMinutesOf(a) === tenMinutesOf(b);
