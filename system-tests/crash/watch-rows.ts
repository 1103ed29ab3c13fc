/** What must not be there any more after retention has run: rows, files and secrets past their time. The figures are those of the READMEs. */
import { parseExportName } from "@bluezone/contract/keys/exports";
import { Days, eninAt, Hours, type Instant, Minutes, minus, unixSeconds } from "@bluezone/protocol/time";
import type { Exports } from "./exports.ts";
import type { Rows } from "./order.ts";

type Row = Rows[string][number];
const DAY = 144;

/**
 * After the key server's retention at `now`: a sentence for each kind of thing that outlived it.
 * @param exportWaits whether the export may have to wait for a dead worker's lease to end, and lines with it
 */
export function keysOutlived(
  rows: Rows,
  { files, indexes }: Exports,
  now: Instant,
  exportWaits: boolean,
): string[] {
  const at = eninAt(now);
  const day = Math.floor(at / DAY);
  const unfinished = new Set(
    (rows["keys.export_window"] ?? []).filter((w) => w["files"] === null).map((w) => w["ends"]),
  );
  const old = (hours: number) => (name: string) =>
    (parseExportName(name)?.end ?? Number.POSITIVE_INFINITY) <=
    unixSeconds(minus(now, Days(14))) - hours * 3_600;
  const kinds: Record<string, boolean> = {
    "keys that ended 15 days ago": some(
      rows["keys.diagnosis_key"],
      (r) =>
        num(r["ends"]) <= at - 15 * DAY &&
        !unfinished.has(r["claimed"]) &&
        !unfinished.has(r["revised_claimed"]),
    ),
    "publishes of 24 hours ago": some(rows["keys.remembered_publish"], (r) => num(r["at"]) <= at - DAY),
    "padding secrets of 15 days ago": some(rows["keys.padding_secret"], (r) => num(r["day"]) <= day - 15),
    "windows of 14 days ago": some(
      rows["keys.export_window"],
      (r) => r["files"] !== null && num(r["ends"]) <= at - 14 * DAY,
    ),
    "revised padding of 14 days ago": some(
      rows["keys.revised_padding"],
      (r) => num(r["ends"]) <= at - 14 * DAY,
    ),
    "proofs of 90 days ago": some(rows["keys.retention_proof"], (r) => num(r["day"]) <= day - 90),
    "lines of 14 days ago": !exportWaits && [...indexes.values()].flat().some(old(0)),
    "files an hour after their lines": !exportWaits && [...files.keys()].some(old(1)),
  };
  return told(kinds, "the key server");
}

/** After the health server's retention and rotation at `now`. */
export function healthOutlived(rows: Rows, now: Instant): string[] {
  const before = (column: string, age: number) => (r: Row) => num(r[column]) <= now - age;
  const signing = (rows["health.signing_key"] ?? []).toSorted(
    (a, b) => num(a["active_ms"]) - num(b["active_ms"]),
  );
  const replaced = (age: number) =>
    signing.filter((_, i) => signing[i + 1] !== undefined && num(signing[i + 1]!["active_ms"]) + age <= now);
  const kinds: Record<string, boolean> = {
    "codes a day after their end": some(rows["health.code"], before("long_until_ms", Hours(24))),
    "tokens after their end": some(rows["health.token"], before("until_ms", 0)),
    "phone numbers of 30 days ago": some(rows["health.phone"], before("at_ms", Days(30))),
    "entries after their end": some(rows["health.audit"], before("keep_until_ms", 0)),
    "counts of wrong codes": some(rows["health.wrong_code"], before("minute_ms", Minutes(20))),
    // A key of hashes is a day in use, and stays four more; the job comes every hour.
    "keys of hashes": some(
      (rows["health.hash_key"] ?? []).filter((r) => r["family"] === "code"),
      (r) => successorOf(r, rows["health.hash_key"] ?? []) < now - Days(4) - Hours(1),
    ),
    "private keys of certificates": replaced(Minutes(10)).some((r) => r["sealed"] !== null),
    "public keys of certificates": replaced(Days(1) + Minutes(10)).length > 0,
    "proofs of 90 days ago": some(
      rows["health.retention_proof"],
      (r) => num(r["day"]) <= Math.floor(now / Days(1)) - 90,
    ),
  };
  return told(kinds, "the health server");
}

const num = (value: unknown): number => Number(value);
const some = (rows: readonly Row[] | undefined, past: (row: Row) => boolean): boolean =>
  (rows ?? []).some(past);

/** When a key's successor was made; never, when it has none. */
const successorOf = (key: Row, all: readonly Row[]): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...all.flatMap((r) =>
      r["family"] === key["family"] && num(r["made_ms"]) > num(key["made_ms"]) ? [num(r["made_ms"])] : [],
    ),
  );

const told = (kinds: Readonly<Record<string, boolean>>, who: string): string[] =>
  Object.entries(kinds).flatMap(([kind, there]) =>
    there ? [`after retention ${who} still has ${kind}`] : [],
  );
