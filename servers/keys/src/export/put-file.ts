/** How export files and indexes are put: with what a cache is told, because a CDN may read them where they lie. */
import { file, index, parseExportName } from "@bluezone/contract/keys/exports";
import { fromUnixSeconds, INTERVAL, Milliseconds, plus } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { cacheControl } from "@bluezone/server-kit/http/cache-control";
import { FILE_KEPT_INTERVALS } from "./window.ts";

/** How long a file stays after its window's end. */
export const FILE_KEPT = Milliseconds(FILE_KEPT_INTERVALS * INTERVAL);

/** Puts an export file of this name. Its end is told as an instant: an age would begin anew with each reader. */
export async function putFile(blobs: Blobs, name: string, zip: Uint8Array): Promise<void> {
  const named = parseExportName(name);
  if (!named) throw new RangeError("it is no name of an export file");
  await blobs.put(name, zip, {
    contentType: file.mediaType,
    cacheControl: "public, immutable",
    expires: plus(fromUnixSeconds(named.end), FILE_KEPT),
  });
}

/** Puts an index. */
export const putIndex = (blobs: Blobs, name: string, text: string): Promise<void> =>
  blobs.put(name, Buffer.from(text), { contentType: index.mediaType, cacheControl: cacheControl(index) });
