/** Export files and their indexes, as phones and caches read them. */
import {
  dayIndex,
  dayIndexName,
  file,
  index,
  indexName,
  parseExportName,
} from "@bluezone/contract/keys/exports";
import { parseDay } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/blobs";
import type { Http, Served } from "@bluezone/server-kit/http";

/** Serves the files of one shard; what is not a name of ours is not looked for. */
export function exportRoutes(http: Http, blobs: Blobs, shard: string): void {
  const served = async (name: string): Promise<Served | undefined> => {
    const body = await blobs.get(name);
    return body && { body };
  };
  http.document(index, async (params) => (params["shard"] === shard ? served(indexName(shard)) : undefined));
  http.document(dayIndex, async (params) => {
    const [, day] = /^(\d{4}-\d\d-\d\d)\.txt$/.exec(params["day"] ?? "") ?? [];
    return params["shard"] === shard && day && isDay(day)
      ? served(dayIndexName(shard, parseDay(day)))
      : undefined;
  });
  http.document(file, async (params) => {
    const name = `${params["shard"]}/${params["file"]}`;
    return parseExportName(name)?.shard === shard ? served(name) : undefined;
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
