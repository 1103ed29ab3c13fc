/** How export files and indexes are put: with what a cache is told, because a CDN may read them where they lie. */
import { file, index, parseExportName } from "@bluezone/contract/keys/exports";
import { fromUnixSeconds, INTERVAL, Milliseconds, plus } from "@bluezone/protocol/time";
import type { BlobHeaders, Blobs } from "@bluezone/server-kit/files/blobs";
import { cacheControl } from "@bluezone/server-kit/http/cache-control";
import { FILE_KEPT_INTERVALS } from "./window.ts";

/** How long a file stays after its window's end. */
const FILE_KEPT = Milliseconds(FILE_KEPT_INTERVALS * INTERVAL);

/** Puts an export file or an index under its name. */
export const putFile = (blobs: Blobs, name: string, bytes: Uint8Array): Promise<void> =>
  blobs.put(name, bytes, headersOf(name));

/**
 * What readers are told of a file by its name. An export file's end is told as an instant: an age would begin anew with each
 * reader, and copies would outlive the file.
 */
export function headersOf(name: string): BlobHeaders {
  const named = parseExportName(name);
  if (!named) return { contentType: index.mediaType, cacheControl: cacheControl(index) };
  return {
    contentType: file.mediaType,
    cacheControl: "public, immutable",
    expires: plus(fromUnixSeconds(named.end), FILE_KEPT),
  };
}

/** Whether a name is an index's, which names other files. */
export const isIndex = (name: string): boolean => name.endsWith(".txt");
