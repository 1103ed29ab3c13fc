/**
 * What must be true of export files and indexes at every moment, also in the moment after a death: indexes name only whole
 * files that are rightly signed, a file that was named never changes, one that was not is the same when it is written again,
 * and a key goes out once, and once revised.
 */
import { parseExportName } from "@bluezone/contract/keys/exports";
import { toHex } from "@bluezone/protocol/bytes";
import { exportBinOf, readExport } from "@bluezone/protocol/export/export-file";
import type { ExportPublicKey } from "@bluezone/protocol/export/export-sig";
import type { DiagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { ReportType } from "@bluezone/protocol/report/report-type";
import {
  Days,
  dayOf,
  fromUnixSeconds,
  type Instant,
  isoDay,
  minus,
  unixSeconds,
} from "@bluezone/protocol/time";
import { type Exports, sha256 } from "./exports.ts";

/** Where a key was seen: ends of windows, and what the last of them said. */
export type KeySightings = {
  readonly keys: readonly number[];
  readonly revised: readonly number[];
  readonly report: ReportType;
};

export type WatchFiles = {
  look(exports: Exports, now: Instant, publicKeys: readonly ExportPublicKey[]): void;
  seen(keyHex: string): KeySightings | undefined;
  readonly files: number;
  /** When the window of the first file ended, in unix seconds. */
  readonly firstEnd: number | undefined;
};

const INTERVAL_SECONDS = 600;
/** Files stay for 14 days after their window. */
const KEPT = Days(14);

/** What a file is but for its signatures. `signers` are named in `export.bin` itself. */
type File = { readonly bin: string; readonly keys: string; readonly signers: string; readonly part: number };

function fileOf(bytes: Uint8Array): File | undefined {
  try {
    const { keys, revisedKeys, signatureInfos, batchNum } = readExport(bytes, []);
    return {
      part: batchNum,
      bin: sha256(exportBinOf(bytes)),
      keys: sha256(Buffer.from(JSON.stringify([keys, revisedKeys]))),
      signers: JSON.stringify(signatureInfos),
    };
  } catch {
    return undefined;
  }
}

/** Which part of which window a file is. */
const partOf = (name: string, { part }: File): string => name.replace(/\d{5}\.zip$/, String(part));

/** A file may be written again, under another number, as long as nobody was told of it; then it is the same but for its signatures. */
function writtenFiles(broken: (what: string) => void): (name: string, bytes: Uint8Array) => boolean {
  /** What was written, by window and part of it. */
  const parts = new Map<string, File>();
  /** What was read once; a store in memory gives the same bytes again. */
  const written = new WeakMap<Uint8Array, boolean>();
  function readWritten(name: string, bytes: Uint8Array): boolean {
    const before = written.get(bytes);
    if (before !== undefined) return before;
    const whole = readNew(name, bytes);
    written.set(bytes, whole);
    return whole;
  }

  function readNew(name: string, bytes: Uint8Array): boolean {
    const file = fileOf(bytes);
    if (!file) broken(`${name} lies there and is no export file`);
    else {
      const before = parts.get(partOf(name, file));
      if (before && before.keys !== file.keys) broken(`${name} was written again with other keys`);
      else if (before && before.signers === file.signers && before.bin !== file.bin)
        broken(`${name} was written again with another export.bin`);
      parts.set(partOf(name, file), file);
    }
    return file !== undefined;
  }
  return readWritten;
}

/**
 * @param indexesMayGoBack whether an index may be taken back for a while to an earlier one, as by a put that was long on its way
 * in an object store (record 0076)
 */
export function watchFiles(
  broken: (what: string) => void,
  { indexesMayGoBack = false }: { readonly indexesMayGoBack?: boolean } = {},
): WatchFiles {
  /** Digest of each file that an index named. */
  const named = new Map<string, string>();
  const read = new Map<
    string,
    { readonly keys: readonly DiagnosisKey[]; readonly revised: readonly DiagnosisKey[] }
  >();
  const seen = new Map<string, { keys: Set<number>; revised: Set<number>; report: ReportType }>();
  /** Keys of files that were made when their time was over: no index ever names them, and a revision may still come. */
  const over = new Set<string>();
  let lines = new Set<string>();
  const readWritten = writtenFiles(broken);

  function note(name: string, end: number, list: "keys" | "revised", key: DiagnosisKey): void {
    const hex = toHex(key.key);
    const before = seen.get(hex);
    if (list === "revised" && !before?.keys.size && !over.has(hex))
      broken(`${name} revises a key that was in no file`);
    const entry = before ?? { keys: new Set(), revised: new Set(), report: key.reportType };
    entry[list].add(end);
    const { rollingStart, rollingPeriod } = key;
    if ((rollingStart + rollingPeriod) * INTERVAL_SECONDS > end)
      broken(`${name} has a key that had not ended when its window did`);
    if (entry[list].size > 1) broken(`${name} has a key among ${list} that another window had there too`);
    if (entry.revised.size === 0 || list === "revised") entry.report = key.reportType;
    seen.set(hex, entry);
  }

  function readNamed(name: string, bytes: Uint8Array, publicKeys: readonly ExportPublicKey[]): void {
    const digest = sha256(bytes);
    const before = named.get(name);
    if (before === digest) return;
    named.set(name, digest);
    if (before !== undefined) broken(`${name} was named, and has other bytes now`);
    try {
      const { signature, keys, revisedKeys, rejected } = readExport(bytes, publicKeys);
      if (signature !== "verified") broken(`${name} is named and its signature is ${signature}`);
      if (rejected.length > 0) broken(`${name} is named and has ${rejected.length} keys that are none`);
      const { end } = parseExportName(name)!;
      for (const key of keys) note(name, end, "keys", key);
      for (const key of revisedKeys) note(name, end, "revised", key);
      read.set(name, { keys, revised: revisedKeys });
    } catch (error) {
      broken(`${name} is named and cannot be read: ${String(error)}`);
    }
  }

  return {
    get firstEnd() {
      const ends = [...named.keys()].map((name) => parseExportName(name)!.end);
      return ends.length === 0 ? undefined : Math.min(...ends);
    },
    get files() {
      return named.size;
    },
    look({ indexes, files }, now, publicKeys) {
      const kept = unixSeconds(minus(now, KEPT));
      for (const [name, bytes] of files) {
        const whole = readWritten(name, bytes);
        if (whole && !named.has(name) && parseExportName(name)!.end <= kept)
          for (const { key } of readExport(bytes, []).keys) over.add(toHex(key));
      }
      const all = new Set<string>();
      for (const [index, listed] of indexes) {
        const day = /index\/(\d{4}-\d\d-\d\d)\.txt$/.exec(index)?.[1];
        const ends = listed.map((name) => parseExportName(name)?.end ?? 0);
        if (ends.some((end, i) => end < (ends[i - 1] ?? 0))) broken(`${index} is not in order`);
        if (new Set(listed).size < listed.length) broken(`${index} names a file twice`);
        for (const [i, name] of listed.entries()) {
          all.add(name);
          if (day !== undefined && isoDay(dayOf(fromUnixSeconds(ends[i]!), "utc")) !== day)
            broken(`${index} names ${name}`);
          const bytes = files.get(name);
          if (bytes) readNamed(name, bytes, publicKeys);
          else broken(`${index} names ${name}, which is not there`);
        }
      }
      for (const name of indexesMayGoBack ? [] : lines)
        if (!all.has(name) && parseExportName(name)!.end > kept) broken(`no index names ${name} any more`);
      lines = all;
    },
    seen(keyHex) {
      const entry = seen.get(keyHex);
      return entry && { keys: [...entry.keys], revised: [...entry.revised], report: entry.report };
    },
  };
}
