/** Backup and restore of the rollout server's database and files, with the server's own variables. */
import { join } from "node:path";
import { type BackupTaken, restoreBackup, takeBackup } from "@bluezone/server-kit/backup";
import type { Blobs } from "@bluezone/server-kit/blobs";
import { folderBlobs } from "@bluezone/server-kit/blobs-folder";
import type { Clock } from "@bluezone/server-kit/clock";
import type { Environment } from "@bluezone/server-kit/config";
import { withSchema } from "@bluezone/server-kit/open-schema";
import type { Random } from "@bluezone/server-kit/random";
import { type RolloutConfig, readRolloutConfig } from "../config.ts";
import { retain } from "../retention/retention.ts";
import type { Store, Tables } from "../tables.ts";
import { type MendResult, mend } from "./mend.ts";
import { PLAN } from "./plan.ts";

/** The world outside. */
export type World = { readonly clock: Clock; readonly random: Random };

/** Writes a backup of database and files to a new file. Throws StartError. */
export function backupRollout(env: Environment, file: string, world: World): Promise<BackupTaken> {
  return opened(env, (database, blobs, { secrets: [secret] }) =>
    takeBackup(database, PLAN, {
      file,
      secret: secret!,
      random: world.random,
      now: world.clock.now(),
      blobs,
    }),
  );
}

/** What a restore came to. `made` is when the backup was made, in unix seconds. */
export type RestoreResult = MendResult & {
  readonly rows: number;
  readonly files: number;
  readonly made: number;
};

/**
 * Puts a backup into an empty database and its files beside those that stand, and destroys what is past its time by now.
 * Throws StartError, as FileError where the backup is at fault.
 */
export function restoreRollout(
  env: Environment,
  file: string,
  { clock }: { readonly clock: Clock },
): Promise<RestoreResult> {
  return opened(env, async (database, blobs, { secrets }) => {
    const now = clock.now();
    const { mended, ...restored } = await restoreBackup(
      database,
      PLAN,
      { file, secrets, blobs },
      (trx, made) => mend(trx, { now, made, secrets, blobs }),
    );
    await retain({ database, blobs, events: { emit: () => {} } }, now);
    return { ...restored, ...mended };
  });
}

async function opened<T>(
  env: Environment,
  work: (database: Store, blobs: Blobs, config: RolloutConfig) => Promise<T>,
): Promise<T> {
  const config = readRolloutConfig(env);
  return withSchema<Tables, T>(config.database, "rollout", async (database) =>
    work(database, await folderBlobs(join(config.data, "files")), config),
  );
}
