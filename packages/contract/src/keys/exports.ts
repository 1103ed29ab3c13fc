/** Where a phone finds the export files (docs/protocol/07-exports.md#75-names-and-indexes). */
import { type Day, type Instant, isoDay, unixSeconds } from "@bluezone/protocol/time";
import { type Document, STALE_IF_ERROR } from "../endpoint.ts";

/** A shard: `VN`, which every phone reads, or one that the operator has opened for some provinces. */
export type Shard = string;
export const FIRST_SHARD: Shard = "VN";

const SHARD = "[A-Z0-9][A-Z0-9-]{0,15}";
/** Capital letters, digits and hyphens; the first is no hyphen. */
export const SHARD_FORM = new RegExp(`^${SHARD}$`);

/** Below this path lie the index files and the export files of every shard. */
export const EXPORTS_ROOT = "/exports/";

/** All files of a shard, oldest first, a line each: path below the root. */
export const index: Document = {
  method: "GET",
  path: "/exports/:shard/index.txt",
  summary: "Names of all export files of a shard, oldest first.",
  mediaType: "text/plain; charset=us-ascii",
  maxAge: 60,
  staleIfError: STALE_IF_ERROR,
};
/** The files of one UTC day (of their end), the same lines. */
export const dayIndex: Document = {
  method: "GET",
  path: "/exports/:shard/index/:day",
  summary: "Names of the export files whose window ended on one UTC day (index/2020-12-27.txt).",
  mediaType: "text/plain; charset=us-ascii",
  maxAge: 60,
  staleIfError: STALE_IF_ERROR,
};
export const file: Document = {
  method: "GET",
  path: "/exports/:shard/:file",
  summary: "An export file: a zip with export.bin and export.sig.",
  mediaType: "application/zip",
  // At most: no copy outlives the file's line in the indexes, which stays 14 days after its window's end.
  maxAge: 1_209_600,
  immutable: true,
};

/** Name of an index below the root. */
export const indexName = (shard: Shard): string => `${shard}/index.txt`;
export const dayIndexName = (shard: Shard, day: Day): string => `${shard}/index/${isoDay(day)}.txt`;

/** Name of an export file below the root: `VN/1609053000-1609053600-00001.zip`. The number is its own in its window. */
export const exportName = (shard: Shard, start: Instant, end: Instant, number = 1): string =>
  `${shard}/${unixSeconds(start)}-${unixSeconds(end)}-${String(number).padStart(5, "0")}.zip`;

const EXPORT_NAME = new RegExp(`^(${SHARD})/(\\d{1,11})-(\\d{1,11})-(\\d{5})\\.zip$`);

/** Shard, start, end (unix seconds) and number of a name; undefined when it is not one. */
export function parseExportName(
  name: string,
):
  | { readonly shard: Shard; readonly start: number; readonly end: number; readonly number: number }
  | undefined {
  const [, shard, start, end, number] = EXPORT_NAME.exec(name) ?? [];
  if (shard === undefined) return undefined;
  return { shard, start: Number(start), end: Number(end), number: Number(number) };
}
