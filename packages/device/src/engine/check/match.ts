/**
 * Diagnosis keys against what was heard. An identifier that is the same is kept as a match with the minutes it was heard in;
 * which of them count is asked when they are scored, for a boot may get its place in time later. A revised key only
 * changes a match that is there.
 */
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { type DiagnosisKeyColumns, keyAt, rowOf } from "@bluezone/protocol/diagnosis-key-columns";
import type { KeyColumns, Match, SeenColumns } from "@bluezone/protocol/match-columns";
import { matchKeys } from "@bluezone/protocol/match-fast";
import { eninAt, type Instant, Minutes } from "@bluezone/protocol/time";
import { slackIntervals, VALIDITY } from "@bluezone/protocol/validity";
import type { Memory } from "../../memory.ts";
import type { Matcher } from "../../ports.ts";
import type { HeardDocument, StoredMatch } from "../../storage.ts";
import { placed } from "../clock.ts";
import type { Faults } from "../faults.ts";

type Row = { readonly boot: number } & HeardDocument["heard"][number];

/** Everything heard that has a place in time, for the kernel and to take the matches from. */
export interface Seen {
  readonly columns: SeenColumns;
  readonly rows: readonly Row[];
}

/** Gathers what was heard; to be made once for all files of a check. */
export function seen(memory: Memory): Seen {
  const clock = memory.get("clock");
  const rows: Row[] = [];
  const first: number[] = [];
  const last: number[] = [];
  for (const { boot, heard } of memory.heard.values())
    for (const record of heard) {
      const times = record.minutes.flatMap(({ mono }) => placed(clock, boot, mono) ?? []);
      if (times.length === 0 || Math.min(...times) < 0) continue;
      rows.push({ boot, ...record });
      first.push(eninAt(Math.min(...times) as Instant));
      last.push(eninAt(Math.max(...times) as Instant));
    }
  const rpis = new Uint8Array(16 * rows.length);
  for (const [i, { rpi }] of rows.entries()) rpis.set(fromBase64(rpi), 16 * i);
  return { rows, columns: { rpis, first: Uint32Array.from(first), last: Uint32Array.from(last) } };
}

/** Which of the keys were heard: by what this phone has that is faster, or else by the kernel. */
export async function heardOf(
  keys: KeyColumns,
  { columns }: Seen,
  matcher: Matcher | undefined,
  faults: Faults,
): Promise<readonly Match[]> {
  const slack = slackIntervals(VALIDITY.bluezone);
  const byKernel = () => matchKeys(keys, columns, slack);
  if (matcher === undefined) return byKernel();
  const made = await faults.attempt("matcher", () => matcher(keys, columns, slack));
  return made ?? byKernel();
}

/** The matches with those of one file, of which `heard` were heard. @param published the file's `end_timestamp`. */
export function withFile(
  matches: readonly StoredMatch[],
  { rows }: Seen,
  { keys, revisedKeys }: { readonly keys: DiagnosisKeyColumns; readonly revisedKeys: DiagnosisKeyColumns },
  heard: readonly Match[],
  published: Instant,
): { readonly matches: readonly StoredMatch[]; readonly found: number } {
  const byKey = new Map(matches.map((m) => [m.key, m]));
  let found = 0;
  for (const { keyIndex, enin, rpiIndex } of heard) {
    const diagnosis = keyAt(keys, keyIndex);
    const row = { ...rows[rpiIndex]!, enin };
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
