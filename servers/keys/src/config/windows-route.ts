/** The documents that every phone reads at every check: the windows of all shards, and those of one. */
import { FIRST_SHARD, SHARD_FORM } from "@bluezone/contract/keys/exports";
import { shardWindows, shardWindowsPath, windows } from "@bluezone/contract/keys/windows";
import type { WindowsDocument } from "@bluezone/contract/signed";
import { etagOf } from "@bluezone/server-kit/http/etag";
import type { Http } from "@bluezone/server-kit/http/http";
import type { KeptDocument, KeptDocuments } from "@bluezone/server-kit/http/kept-documents";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { Database } from "@bluezone/server-kit/sql/database";
import { REPLACEABLE } from "../replaceable.ts";
import type { Tables } from "../tables.ts";
import { readWindows, signedShardWindows } from "./shard-windows.ts";
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
  const ofAll = () =>
    documents.read(windows.path, REPLACEABLE, async () => {
      const issued = await readIssuedWindows(database.db);
      return issued && JSON.stringify({ windows: issued.document });
    });
  http.document(windows, ofAll);
  let listed: { readonly of: KeptDocument; readonly shards: ReadonlySet<string> } | undefined;
  /** Whether there is such a shard, from the copy of the document of all: made-up names cost no statement. */
  async function isShard(name: string): Promise<boolean> {
    const of = await ofAll();
    if (!of) return false;
    if (listed?.of !== of) listed = { of, shards: new Set(Object.keys(windowsIn(of).windows)) };
    return listed.shards.has(name);
  }
  http.document(shardWindows, async ({ shard = FIRST_SHARD }) => {
    if (!SHARD_FORM.test(shard) || !(await isShard(shard))) return undefined;
    const found = await documents.read(shardWindowsPath(shard), REPLACEABLE, async () => {
      const document = await signedShardWindows(database, root, shard);
      return document && JSON.stringify({ windows: document });
    });
    // Each instance signs for itself: the same content has the same tag whatever its signature.
    return found && { ...found, etag: etagOf(found.body.subarray(0, found.body.lastIndexOf(DOT))) };
  });
}

/** The document in the answer that phones get. */
const windowsIn = ({ body }: KeptDocument): WindowsDocument =>
  readWindows((JSON.parse(Buffer.from(body).toString()) as { windows: string }).windows);

const DOT = ".".charCodeAt(0);
