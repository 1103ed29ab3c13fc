/** Backup and restore of the health server's database and files, and the operator's other work on them. */
import { createOperator, type RestoreResult as DeskRestoreResult } from "@bluezone/desk/operator";
import type { Environment } from "@bluezone/server-kit/start/config";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { readHealthConfig } from "../config.ts";
import { retain } from "../retention/retention.ts";
import { PLAN, RULES } from "../slices.ts";
import { type MendResult, mend } from "./mend.ts";

/** The operator's work, with the server's own variables. */
export const {
  backup: backupHealth,
  enterUnits,
  acceptClock: acceptHealthClock,
  ...operator
} = createOperator(PLAN, readHealthConfig);

/** What a restore came to. `made` is when the backup was made, in unix seconds. */
export type RestoreResult = DeskRestoreResult<MendResult>;

/**
 * Puts a backup into an empty database and its files beside those that stand, ends codes and tokens that were open unless
 * `keepCodes`, deletes again whoever the ledger names, and destroys what is past its time by now. Throws StartError, as
 * FileError where the backup is at fault, as FilesOfAnother where files are another installation's unless `takeFiles`.
 */
export function restoreHealth(
  env: Environment,
  file: string,
  {
    clock,
    keepCodes,
    takeFiles,
  }: { readonly clock: Clock; readonly keepCodes: boolean; readonly takeFiles: boolean },
): Promise<RestoreResult> {
  const now = clock.now();
  return operator.restore(env, file, now, {
    takeFiles,
    mend: (trx, mending) => mend(trx, { ...mending, keepCodes }),
    retain: (database) => retain({ database, events: { emit: () => {} } }, RULES, now),
  });
}
