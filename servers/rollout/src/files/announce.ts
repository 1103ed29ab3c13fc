/**
 * A file is announced before it is kept: its bytes are counted against the day of the unit that brings it, and in the same
 * transaction it is noted as one that no row names yet, from now on. So nobody fills the disk with files that no row ever names,
 * and the sweep of retention leaves those alone that are on their way.
 */
import { FILE_BYTES_A_DAY } from "@bluezone/contract/rollout/files";
import { endOfDay, secondsUntil, takeQuota } from "@bluezone/server-kit/limits/quota";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Store } from "../tables.ts";
import { refusal } from "./refusal.ts";
import { noteComing } from "./store.ts";

/** Announces a file: the name of its blob, its size in bytes. Throws Fault `files_used_up`, with nothing counted. */
export type Announcer = (blob: string, size: number) => Promise<void>;

/** Announces files that people of a unit bring. */
export const announcedBy =
  ({ clock, database }: { readonly clock: Clock; readonly database: Store }, unit: string): Announcer =>
  (blob, size) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const quota = { of: "files", keyId: unit, until: endOfDay(now) };
      if (!(await takeQuota(trx, quota, FILE_BYTES_A_DAY, size)))
        throw refusal("files_used_up", secondsUntil(quota.until, now));
      await noteComing(trx, blob, now);
    });
