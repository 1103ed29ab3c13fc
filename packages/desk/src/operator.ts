/** What an operator does to a desk server's database while the server is not started. */
import type { Province } from "@bluezone/policy/province";
import { registerOf } from "@bluezone/policy/register-of";
import { type Day, type Instant, unixSeconds } from "@bluezone/protocol/time";
import {
  type BackupPlan,
  type BackupTaken,
  restoreBackup,
  takeBackup,
} from "@bluezone/server-kit/backup/backup";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { type FilesPlace, openFiles } from "@bluezone/server-kit/files/files-place";
import { demandNobodys, giveTo } from "@bluezone/server-kit/files/own-files";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import { installationOf } from "@bluezone/server-kit/sql/installation";
import { withSchema } from "@bluezone/server-kit/sql/open-schema";
import type { Environment } from "@bluezone/server-kit/start/config";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { acceptClock, type ClockReading } from "@bluezone/server-kit/time/accept-clock";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import type { TrustedTimeTable } from "@bluezone/server-kit/time/trusted-time";
import { audit, OPERATOR } from "@bluezone/staff/audit/audit";
import type { StaffTables } from "@bluezone/staff/tables";
import { type EntryResult, enterUnitsAsOperator } from "@bluezone/units/enter-as-operator";

/** The world outside. */
export type World = { readonly clock: Clock; readonly random: Random };

/** What mends a restored database is given. `made` is when the backup was made, in unix seconds. */
export type Mending = {
  readonly now: Instant;
  readonly made: number;
  readonly secrets: readonly Secret[];
  readonly blobs: Blobs;
};

/** What a restore came to, with what its mending found. */
export type RestoreResult<Mended> = Mended & {
  readonly rows: number;
  readonly files: number;
  readonly made: number;
};

/** What the operator can do; every one throws StartError, as FileError where a file is at fault. */
export type Operator<Tables> = {
  /** Writes a backup of database and files to a new file. */
  backup(env: Environment, file: string, world: World): Promise<BackupTaken>;
  /**
   * Puts a backup into an empty database and its files beside those that stand. Throws FilesOfAnother where those are another
   * installation's, unless `takeFiles`. @param mend in the same transaction: what
   * must not come back; @param retain afterwards: what is past its time by now goes.
   */
  restore<Mended extends object>(
    env: Environment,
    file: string,
    now: Instant,
    steps: {
      readonly takeFiles: boolean;
      mend(trx: Transaction<Tables>, mending: Mending): Promise<Mended>;
      retain(database: Database<Tables>, blobs: Blobs): Promise<void>;
    },
  ): Promise<RestoreResult<Mended>>;
  /** Enters a CSV of units, or the register of the server's province, before anybody can sign in. */
  enterUnits(env: Environment, csv?: string): Promise<EntryResult>;
  /** Takes the word that it is `day` in Vietnam. It stands in the audit log. */
  acceptClock(env: Environment, day: Day): Promise<ClockReading>;
};

/** The operator's work on one kind of server. @param read reads its variables. */
export function createOperator<Tables extends StaffTables & TrustedTimeTable>(
  plan: BackupPlan<Tables>,
  read: (env: Environment) => {
    readonly database: DatabasePlace;
    readonly files: FilesPlace;
    readonly secrets: readonly Secret[];
    readonly province: Province;
  },
): Operator<Tables> {
  const { server, migrations } = plan;
  async function opened<T>(
    env: Environment,
    work: (
      database: Database<Tables>,
      blobs: Blobs,
      secrets: readonly Secret[],
      files: FilesPlace,
    ) => Promise<T>,
  ): Promise<T> {
    const { database: place, files, secrets } = read(env);
    return withSchema<Tables, T>(place, server, async (database) =>
      work(database, await openFiles(files), secrets, files),
    );
  }
  return {
    backup: (env, file, { clock, random }) =>
      opened(env, (database, blobs, [secret]) =>
        takeBackup(database, plan, { file, secret: secret!, random, now: clock.now(), blobs }),
      ),
    restore: (env, file, now, { takeFiles, mend, retain }) =>
      opened(env, async (database, blobs, secrets, files) => {
        const { mended, ...restored } = await restoreBackup(
          database,
          plan,
          { file, secrets, blobs, demand: () => demandNobodys(blobs, files, takeFiles) },
          async (trx, made) => {
            const found = await mend(trx, { now, made, secrets, blobs });
            await giveTo(blobs, await installationOf({ db: trx, schema: database.schema }));
            return found;
          },
        );
        await retain(database, blobs);
        return { ...restored, ...mended };
      }),
    enterUnits(env, csv) {
      const { database: place, province } = read(env);
      return enterUnitsAsOperator({ place, name: server, migrations }, csv, registerOf(province));
    },
    acceptClock: (env, day) =>
      acceptClock<Tables>(server, { place: read(env).database, migrations, day }, (trx, { last, now }) =>
        audit(trx, now, {
          actor: OPERATOR,
          action: "clock.accept",
          subject: String(unixSeconds(last ?? now)),
        }),
      ),
  };
}
