/**
 * The windows of `VN` and of one more shard, with the names of their newest files (docs/protocol/08-signed-documents.md#windows):
 * a part of the document that was issued for all shards, of the same version, so that every instance says the same.
 */
import { FIRST_SHARD, type Shard } from "@bluezone/contract/keys/exports";
import { namedSeconds } from "@bluezone/contract/keys/windows";
import { WindowsDocument } from "@bluezone/contract/signed";
import {
  Enin,
  eninAt,
  eninStart,
  fromUnixSeconds,
  INTERVAL,
  inSeconds,
  unixSeconds,
} from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import { issuedContent, namedWindows, readIssuedWindows } from "./store.ts";

/** What a document of our own says, which was signed for all shards. */
export const readWindows = (signed: string): WindowsDocument =>
  WindowsDocument.parse(JSON.parse(Buffer.from(signed.split(".")[1] ?? "", "base64url").toString()));

/** The document, signed; nothing before any was issued, and for a shard that there is not. */
export async function signedShardWindows(
  { db }: Database<Tables>,
  root: Signer,
  shard: Shard,
): Promise<string | undefined> {
  const [issued, config] = [await readIssuedWindows(db), await issuedContent(db)];
  if (!issued || !config) return undefined;
  const whole = readWindows(issued.document);
  if (!whole.windows[shard]) return undefined;
  const namedIntervals = namedSeconds(config.pollingMinutes) / inSeconds(INTERVAL);
  const windows: WindowsDocument["windows"] = {};
  for (const name of new Set([FIRST_SHARD, shard])) {
    const window = whole.windows[name];
    if (!window) continue;
    const last = eninAt(fromUnixSeconds(window.last));
    const named = await namedWindows(db, name, last - namedIntervals, last);
    windows[name] = {
      ...window,
      named: named.map(({ starts, ends, first, files }) => [
        unixSeconds(eninStart(Enin(ends))),
        unixSeconds(eninStart(Enin(starts))),
        first,
        files,
      ]),
    };
  }
  return signDocument(root, { ...whole, windows });
}
