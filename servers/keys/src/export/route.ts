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
import {
  type Duration,
  INTERVAL,
  inSeconds,
  Milliseconds,
  Minutes,
  parseDay,
  unixSeconds,
} from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Http } from "@bluezone/server-kit/http/http";
import type { KeptDocument, KeptDocuments } from "@bluezone/server-kit/http/kept-documents";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { REPLACEABLE } from "../replaceable.ts";
import { FILE_KEPT_INTERVALS } from "./window.ts";

/** How long a file stays after its window's end, in seconds. */
const KEPT = inSeconds(Milliseconds(FILE_KEPT_INTERVALS * INTERVAL));

/** How long a file may lie in memory: its name never has other bytes, but another instance may remove it. */
const FILE_LASTS = Minutes(1);

/** What the files are served from. `documents` forgets a file when it is put or removed. */
export type ExportFiles = {
  readonly blobs: Blobs;
  readonly documents: KeptDocuments;
  readonly clock: Clock;
};

/** Serves the files of every shard; what is not a name of ours is not looked for. */
export function exportRoutes(http: Http, { blobs, documents, clock }: ExportFiles): void {
  const served = (name: string, lasts: Duration = REPLACEABLE): Promise<KeptDocument | undefined> =>
    documents.read(name, lasts, () => blobs.get(name));
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
    const found = named && (await served(name, FILE_LASTS));
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
