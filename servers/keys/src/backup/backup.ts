/** Backup and restore of the key server's database, with the server's own variables. */
import { FIRST_SHARD, parseExportName, type Shard } from "@bluezone/contract/keys/exports";
import { Enin, eninAt } from "@bluezone/protocol/time";
import { type BackupTaken, restoreBackup, takeBackup } from "@bluezone/server-kit/backup/backup";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { openFiles } from "@bluezone/server-kit/files/files-place";
import { demandNobodys, giveTo } from "@bluezone/server-kit/files/own-files";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import type { Database } from "@bluezone/server-kit/sql/database";
import { installationOf } from "@bluezone/server-kit/sql/installation";
import { withSchema } from "@bluezone/server-kit/sql/open-schema";
import type { Environment } from "@bluezone/server-kit/start/config";
import { StartError } from "@bluezone/server-kit/start/start-error";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import { demandContinuity } from "../config/continuity.ts";
import { readIssued } from "../config/store.ts";
import { readStored, type StoredConfig } from "../config.ts";
import { indexes, writeIndexes } from "../export/index-files.ts";
import { exportStore } from "../export/store.ts";
import { FILE_KEPT_INTERVALS } from "../export/window.ts";
import { retain } from "../retention/retain.ts";
import { exportedShards } from "../shards/store.ts";
import type { Tables } from "../tables.ts";
import { type MendResult, mend } from "./mend.ts";
import { PLAN } from "./plan.ts";

/** The world outside. */
export type World = { readonly clock: Clock; readonly random: Random };

/** Writes a backup to a new file. Throws StartError. */
export function backupKeys(env: Environment, file: string, { clock, random }: World): Promise<BackupTaken> {
  return opened(env, (database, { secrets: [secret] }) =>
    takeBackup(database, PLAN, { file, secret, random, now: clock.now() }),
  );
}

/** What a restore came to. `made` is when the backup was made, in unix seconds. */
export type RestoreResult = MendResult & { readonly rows: number; readonly made: number };

/**
 * Puts a backup into an empty database beside the export files that stand, writes the indexes of both, and destroys what is
 * past its time by now. Throws StartError, as FilesOfAnother where those files are another installation's unless `takeFiles`, as FileError where the backup or export files that should stand are at fault.
 */
export function restoreKeys(
  env: Environment,
  file: string,
  {
    clock,
    random,
    withoutFiles,
    takeFiles,
  }: World & { readonly withoutFiles: boolean; readonly takeFiles: boolean },
): Promise<RestoreResult> {
  return opened(env, async (database, { secrets, issuers, profile, places, root }) => {
    const now = clock.now();
    const blobs = await openFiles(places.exports);
    const rootKey = await (await openKeyFolder(places.signing)).find(root);
    if (!rootKey)
      throw new StartError(
        `The key ${root}.pem is not in ${places.signing}; put back the folder of signing keys first: phones know that root.`,
      );
    const demand = () => demandNobodys(blobs, places.exports, takeFiles);
    const from = { file, secrets, demand };
    const { mended, rows, made } = await restoreBackup(database, PLAN, from, async (trx) => {
      const issued = await readIssued(trx);
      if (issued) demandContinuity(issued.document, rootKey);
      const results: MendResult[] = [];
      for (const shard of await shardsToMend(trx, blobs))
        results.push(await mend(trx, { blobs, shard, profile, issuers, withoutFiles }, now));
      await giveTo(blobs, await installationOf<Tables>({ db: trx, schema: database.schema }));
      return results.reduce(together);
    });
    const leases = createLeases(database as never, random);
    for (const shard of await shardsToMend(database.db, blobs)) {
      const windows = await exportStore(database, leases, shard).exported(
        Enin(eninAt(now) - FILE_KEPT_INTERVALS),
      );
      // No server runs yet, so nobody else writes them.
      await writeIndexes(blobs, indexes(shard, windows, now), async () => {});
    }
    await retain({ database, blobs, events: { emit: () => {} } }, now);
    return { rows, made, ...mended };
  });
}

/** Shards of the backup, and those that were opened after it, of which only files stand; `VN` first. */
async function shardsToMend(
  db: Parameters<typeof exportedShards>[0],
  blobs: Blobs,
): Promise<readonly [Shard, ...Shard[]]> {
  const ofFiles = (await blobs.list("")).flatMap((name) => parseExportName(name)?.shard ?? []);
  const others = new Set([...(await exportedShards(db)), ...ofFiles]);
  others.delete(FIRST_SHARD);
  return [FIRST_SHARD, ...others];
}

const together = (a: MendResult, b: MendResult): MendResult => ({
  found: a.found + b.found,
  lost: a.lost + b.lost,
  withheld: a.withheld + b.withheld,
});

async function opened<T>(
  env: Environment,
  work: (database: Database<Tables>, stored: StoredConfig) => Promise<T>,
): Promise<T> {
  const stored = await readStored(env);
  return withSchema<Tables, T>(stored.places.database, "keys", (database) => work(database, stored));
}
