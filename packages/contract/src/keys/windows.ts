/** What a phone reads at every check: how far the export has come (docs/protocol/08-signed-documents.md#windows). */
import { z } from "zod";
import { type Document, STALE_IF_ERROR } from "../endpoint.ts";
import type { Shard } from "./exports.ts";

/** UTC days whose files the document counts, up to that of its issue. */
export const COUNTED_DAYS = 3;

export const windows: Document = {
  method: "GET",
  path: "/v1/windows",
  summary: "How far the export of each shard has come: a compact JWS of a WindowsDocument.",
  mediaType: "application/json",
  maxAge: 60,
  staleIfError: STALE_IF_ERROR,
};
/** The same for `VN` and one shard more, with the names of the newest files: all that most checks read. */
export const shardWindows: Document = {
  ...windows,
  path: "/v1/windows/:shard",
  summary: "How far the export of VN and of one more shard has come, with the names of their newest files.",
};
/** Where the windows of a shard are. */
export const shardWindowsPath = (shard: Shard): string => `${windows.path}/${shard}`;

/** Most windows whose files are named for a shard. */
export const MOST_NAMED = 8;

/**
 * Windows that end in the last so many seconds before the newest have their files named: all that are new to a phone that checks
 * so often, a tenth late. One that comes still less often reads an index.
 */
export const namedSeconds = (pollingMinutes: number): number =>
  Math.min(MOST_NAMED, Math.ceil((pollingMinutes * 1.1) / 10)) * 600;

/** The answer's body: `windows` is a compact JWS of a WindowsDocument. */
export const WindowsAnswer = z.object({ windows: z.string().max(65_536) });
