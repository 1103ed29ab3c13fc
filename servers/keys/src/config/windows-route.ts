/** The documents that every phone reads at every check: the windows of all shards, and those of one. */
import { FIRST_SHARD, SHARD_FORM } from "@bluezone/contract/keys/exports";
import { shardWindows, shardWindowsPath, windows } from "@bluezone/contract/keys/windows";
import { etagOf } from "@bluezone/server-kit/http/etag";
import type { Http } from "@bluezone/server-kit/http/http";
import type { KeptDocuments } from "@bluezone/server-kit/http/kept-documents";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { Database } from "@bluezone/server-kit/sql/database";
import { REPLACEABLE } from "../replaceable.ts";
import type { Tables } from "../tables.ts";
import { signedShardWindows } from "./shard-windows.ts";
import { readIssuedWindows } from "./store.ts";

export function windowsRoute(
  http: Http,
  {
    database,
    documents,
    root,
  }: {
    readonly database: Database<Tables>;
    readonly documents: KeptDocuments;
    readonly root: Signer;
  },
): void {
  http.document(windows, () =>
    documents.read(windows.path, REPLACEABLE, async () => {
      const issued = await readIssuedWindows(database.db);
      return issued && JSON.stringify({ windows: issued.document });
    }),
  );
  http.document(shardWindows, async ({ shard = FIRST_SHARD }) => {
    if (!SHARD_FORM.test(shard)) return undefined;
    const found = await documents.read(shardWindowsPath(shard), REPLACEABLE, async () => {
      const document = await signedShardWindows(database, root, shard);
      return document && JSON.stringify({ windows: document });
    });
    // Each instance signs for itself: the same content has the same tag whatever its signature.
    return found && { ...found, etag: etagOf(found.body.subarray(0, found.body.lastIndexOf(DOT))) };
  });
}

const DOT = ".".charCodeAt(0);
