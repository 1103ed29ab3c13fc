/**
 * What must not come back with a backup that is older than what happened since. Who was suspended meanwhile, lost a role or
 * was given other credentials cannot be known any more: so everybody who can sign in is told by name. Sessions and
 * invitations are in no backup.
 */
import { fromUnixSeconds, type Instant, unixSeconds } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { type MendedStaff, mendStaff } from "@bluezone/staff/restored";
import { skipIssues } from "../public/local/store.ts";
import { type LastNumber, lastNumbers } from "../reports/store.ts";
import type { Transaction } from "../tables.ts";

/** A signed document comes at most once a minute; that many versions more than minutes are skipped. */
const MORE = 10;

/** Who can sign in as they could then, and the last number of each series of papers. */
export type MendResult = MendedStaff & {
  readonly papers: readonly LastNumber[];
};

/**
 * Mends restored tables. Throws StartError when what people sign in with is sealed under none of the secrets. @param made
 * when the backup was made, in unix seconds.
 */
export async function mend(
  trx: Transaction,
  {
    now,
    made,
    secrets,
    blobs,
  }: {
    readonly now: Instant;
    readonly made: number;
    readonly secrets: readonly Secret[];
    readonly blobs: Blobs;
  },
): Promise<MendResult> {
  // Phones refuse a version that is not above the last they have seen.
  await skipIssues(trx, Math.max(0, Math.ceil((unixSeconds(now) - made) / 60)) + MORE);
  const staff = await mendStaff(trx, { now, made: fromUnixSeconds(made), secrets, anchors: blobs });
  return { ...staff, papers: await lastNumbers(trx) };
}
