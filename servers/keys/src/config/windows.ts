/**
 * Issuing the document of windows: what of the configuration changes every ten minutes, so that a phone reads that alone at
 * most of its checks (docs/protocol/08-signed-documents.md#windows).
 */
import { createHash } from "node:crypto";
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import { COUNTED_DAYS } from "@bluezone/contract/keys/windows";
import { WindowsDocument } from "@bluezone/contract/signed";
import {
  addDays,
  Days,
  dayOf,
  Enin,
  eninStart,
  Hours,
  type Instant,
  inSeconds,
  isoDay,
  unixSeconds,
} from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import { indexedFiles, newestFiles, readIssued, releasedWindows, replaceWindows } from "./store.ts";

/** How long a phone takes it in; one that stands still is told long before, by the ends of its windows. */
const IN_FORCE = Days(1);
/** An unchanged one is issued anew after this. */
const RENEWED = inSeconds(Hours(1));

/** Issues it if there is reason to. Nothing before there is a configuration. */
export async function issueWindows(
  { database, root }: { readonly database: Database<Tables>; readonly root: Signer },
  now: Instant,
): Promise<void> {
  const seconds = unixSeconds(now);
  await replaceWindows(database, async (trx, before) => {
    const config = await readIssued(trx);
    if (!config) return undefined;
    const content = { config: config.settledSince || config.version, windows: await windowsOf(trx, now) };
    const digest = createHash("sha256")
      .update(JSON.stringify([root.kid, content]))
      .digest("base64url");
    const fresh = before && seconds >= before.issuedAt && seconds < before.issuedAt + RENEWED;
    if (fresh && before.digest === digest) return undefined;
    const document = WindowsDocument.parse({
      ...content,
      version: Math.max(seconds, (before?.version ?? 0) + 1),
      issuedAt: seconds,
      notAfter: seconds + inSeconds(IN_FORCE),
    });
    return {
      version: document.version,
      digest,
      issuedAt: seconds,
      document: await signDocument(root, document),
    };
  });
}

async function windowsOf(trx: Transaction<Tables>, now: Instant): Promise<WindowsDocument["windows"]> {
  const files = await indexedFiles(trx);
  const newest = await newestFiles(trx);
  const since = isoDay(addDays(dayOf(now, "utc"), 1 - COUNTED_DAYS));
  const released = new Map([[FIRST_SHARD, 0], ...(await releasedWindows(trx))]);
  return Object.fromEntries(
    [...released].map(([shard, ends]) => [
      shard,
      {
        last: unixSeconds(eninStart(Enin(ends))),
        newest: newest.get(shard) ?? 0,
        files: Object.fromEntries(Object.entries(files[shard] ?? {}).filter(([day]) => day >= since)),
      },
    ]),
  );
}
