/** Export files and their indexes, as phones and caches read them. */
import {
  dayIndex,
  dayIndexName,
  file,
  index,
  indexName,
  parseExportName,
  SHARD_FORM,
} from "@bluezone/contract/keys/exports";
import { INTERVAL, inSeconds, Milliseconds, parseDay, unixSeconds } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { ServedDocument } from "@bluezone/server-kit/http/document";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { FILE_KEPT_INTERVALS } from "./window.ts";

/** How long a file stays after its window's end, in seconds. */
const KEPT = inSeconds(Milliseconds(FILE_KEPT_INTERVALS * INTERVAL));

/** Serves the files of every shard; what is not a name of ours is not looked for. */
export function exportRoutes(http: Http, blobs: Blobs, clock: Clock): void {
  const served = async (name: string): Promise<ServedDocument | undefined> => {
    const body = await blobs.get(name);
    return body && { body };
  };
  http.document(index, async ({ shard = "" }) =>
    SHARD_FORM.test(shard) ? served(indexName(shard)) : undefined,
  );
  http.document(dayIndex, async ({ shard = "", ...params }) => {
    const [, day] = /^(\d{4}-\d\d-\d\d)\.txt$/.exec(params["day"] ?? "") ?? [];
    return SHARD_FORM.test(shard) && day && isDay(day)
      ? served(dayIndexName(shard, parseDay(day)))
      : undefined;
  });
  http.document(file, async (params) => {
    const name = `${params["shard"]}/${params["file"]}`;
    const named = parseExportName(name);
    const found = named && (await served(name));
    // No copy in a cache outlives the file.
    return found && named && { ...found, maxAge: named.end + KEPT - unixSeconds(clock.now()) };
  });
}

function isDay(text: string): boolean {
  try {
    parseDay(text);
    return true;
  } catch {
    return false;
  }
}
