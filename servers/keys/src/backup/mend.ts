/**
 * What must not come back with a backup that is older than what happened since, and what the export files still know of that
 * time. A window that was given out is never claimed again with other content: phones read each file once.
 */
import type { Shard } from "@bluezone/contract/keys/exports";
import { Enin, type Instant } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Transaction } from "@bluezone/server-kit/sql/database";
import { FileError } from "@bluezone/server-kit/start/file-error";
import { holdIntervals, newestWindow, type Profile } from "../export/window.ts";
import { type Issuer, jwksOf } from "../issuers/issuer.ts";
import { deadlines } from "../retention/deadlines.ts";
import type { Tables } from "../tables.ts";
import { type PublicFiles, publicFiles } from "./public-files.ts";
import {
  addPublished,
  addRevised,
  addWindow,
  closeUntil,
  dropWindow,
  finishWindow,
  forgetCopies,
  issueAnew,
  type KnownWindow,
  knownWindows,
  revokeWithheld,
  undoWindow,
} from "./store.ts";

export type MendContext = {
  readonly blobs: Blobs;
  readonly shard: Shard;
  readonly profile: Profile;
  readonly issuers: readonly Issuer[];
  /** Whether windows whose files are gone are given up; otherwise they stop the restore. */
  readonly withoutFiles: boolean;
};

/** How many windows were found in files, and given up without; how many keys were withheld because they had been revoked. */
export type MendResult = { readonly found: number; readonly lost: number; readonly withheld: number };

export async function mend(
  trx: Transaction<Tables>,
  context: MendContext,
  now: Instant,
): Promise<MendResult> {
  const { blobs, shard, profile, issuers } = context;
  const files = await publicFiles(blobs, shard);
  const { windows, claimed = Enin(0) } = await knownWindows(trx, shard);
  const newest = await later(trx, context, files, claimed);
  const open = windows.filter(({ files }) => files === null);
  const gone = windows.filter(
    (window) => window.files !== null && !files.stand({ ...window, files: window.files }),
  );
  for (const window of open) {
    const complete = await files.complete(window.ends);
    if (complete) await finishWindow(trx, shard, complete);
    // Later ones stand, so it was finished too.
    else if (newest.last > window.ends) gone.push(window);
    else await undoWindow(trx, shard, window.ends);
  }
  const lost = await giveUp(trx, context, gone, now);
  const withheld =
    newest.found > 0 ? await revokeWithheld(trx, shard, newest.last, holdIntervals(profile)) : 0;
  await closeUntil(trx, shard, Enin(Math.max(claimed, newest.last, newestWindow(now))));
  await issueAnew(trx);
  await forgetCopies(
    trx,
    issuers.map((issuer) => jwksOf(issuer).location),
  );
  return { found: newest.found, lost, withheld };
}

/** Takes in the windows that were given out after the backup; returns how many, and the end of the last. */
async function later(
  trx: Transaction<Tables>,
  { shard }: MendContext,
  files: PublicFiles,
  claimed: Enin,
): Promise<{ readonly found: number; readonly last: Enin }> {
  let found = 0;
  let last = claimed;
  for (const ends of files.ends.filter((some) => some > claimed)) {
    const window = await files.complete(ends);
    // The last one may have been cut off while it was written; no index ever named it.
    if (!window) continue;
    await addWindow(trx, shard, window);
    for await (const { keys } of files.read(window)) await addPublished(trx, shard, ends, keys);
    for await (const { revisedKeys } of files.read(window)) await addRevised(trx, shard, ends, revisedKeys);
    found += 1;
    last = ends;
  }
  return { found, last };
}

/** Windows whose files should stand and do not. */
async function giveUp(
  trx: Transaction<Tables>,
  { shard, withoutFiles }: MendContext,
  gone: readonly KnownWindow[],
  now: Instant,
): Promise<number> {
  const { fileEnds } = deadlines(Enin(newestWindow(now)));
  const missing = gone.filter(({ ends }) => ends > fileEnds);
  if (missing.length > 0 && !withoutFiles)
    throw new FileError(
      "missing",
      `Files of ${missing.length} windows that were given out are missing in exports/; bring the folder back (a mirror or the CDN has it too), or give them up with --without-files: phones that have not read them will miss them.`,
    );
  for (const { ends } of missing) await dropWindow(trx, shard, ends);
  return missing.length;
}
