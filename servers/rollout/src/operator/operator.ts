/** Backup and restore of the rollout server's database and files, and the operator's other work on them. */
import { createOperator, type RestoreResult as DeskRestoreResult } from "@bluezone/desk/operator";
import type { Environment } from "@bluezone/server-kit/start/config";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { readRolloutConfig } from "../config.ts";
import { retain } from "../retention/retention.ts";
import { PLAN, RULES } from "../slices.ts";
import { type MendResult, mend } from "./mend.ts";

/** The operator's work, with the server's own variables. */
export const {
  backup: backupRollout,
  enterUnits,
  acceptClock: acceptRolloutClock,
  ...operator
} = createOperator(PLAN, readRolloutConfig);

/** What a restore came to. `made` is when the backup was made, in unix seconds. */
export type RestoreResult = DeskRestoreResult<MendResult>;

/**
 * Puts a backup into an empty database and its files beside those that stand, and destroys what is past its time by now.
 * Throws StartError, as FileError where the backup is at fault, as FilesOfAnother where files are another installation's unless
 * `takeFiles`.
 */
export function restoreRollout(
  env: Environment,
  file: string,
  { clock, takeFiles }: { readonly clock: Clock; readonly takeFiles: boolean },
): Promise<RestoreResult> {
  const now = clock.now();
  return operator.restore(env, file, now, {
    takeFiles,
    mend,
    retain: (database, blobs) => retain({ database, blobs, events: { emit: () => {} } }, RULES, now),
  });
}
