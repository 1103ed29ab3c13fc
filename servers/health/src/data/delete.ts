/**
 * A deletion in three steps: it is decided, in one statement, so that nobody can refuse it any more; it is written into the
 * ledger, outside the database; the person goes. Broken off after any of them it is finished by the hourly job, or by whoever
 * asks for it again.
 */
import type { ChangeEntry } from "@bluezone/desk/change";
import type { Instant } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { audit, SERVER } from "@bluezone/staff/audit/audit";
import type { Context } from "../context.ts";
import { writeTakenBack } from "../from-phone/taken-back.ts";
import type { Holding } from "../people/holding.ts";
import { sentBy } from "../sent.ts";
import type { Transaction } from "../tables.ts";
import { closeDeletions, holdPerson, peopleDeleting, stillThere } from "./delete-store.ts";
import { erasePerson } from "./erase.ts";
import { ledgered, writeLedger } from "./ledger.ts";

/** Who does it, when, and in which tables. */
type DeletionContext = {
  readonly actor: string;
  readonly now: Instant;
  readonly holdings: readonly Holding[];
};

/** Writes a decided deletion down outside the database: from here on no restore brings the person back. */
export async function writeDeletion(
  { blobs, database }: Pick<Context, "blobs" | "database">,
  personId: string,
  now: Instant,
): Promise<void> {
  await writeTakenBack(blobs, await sentBy(database.db, personId), now);
  await writeLedger(blobs, personId, now);
}

/** Deletes somebody who is in the ledger, and closes what they asked to be deleted by; nothing is noted when nothing was left. */
export async function carryOut(
  trx: Transaction,
  holdings: readonly Holding[],
  personId: string,
  now: Instant,
): Promise<ChangeEntry | undefined> {
  // Of two that carry it out at once the later one finds nothing left.
  await holdPerson(trx, personId);
  const erased = await erasePerson(trx, holdings, personId);
  await closeDeletions(trx, personId, erased, now);
  return erased.some(({ before }) => before > 0) ? { action: "data.erase", subject: personId } : undefined;
}

/** The same, noted. */
async function carryOutBy(
  trx: Transaction,
  personId: string,
  { actor, now, holdings }: DeletionContext,
): Promise<void> {
  const entry = await carryOut(trx, holdings, personId, now);
  if (entry) await audit(trx, now, { ...entry, actor });
}

/** Deletes whoever is in the ledger and still there, as after a restore; says how many. */
export async function applyLedger(trx: Transaction, blobs: Blobs, doing: DeletionContext): Promise<number> {
  const ids = await ledgered(blobs);
  if (ids.length === 0) return 0;
  const there = await stillThere(trx, ids);
  for (const id of there) await carryOutBy(trx, id, doing);
  return there.length;
}

/** Finishes every deletion that was broken off, and whatever the ledger says besides. */
export async function finishDeletions(
  { blobs, database }: Pick<Context, "blobs" | "database">,
  holdings: readonly Holding[],
  now: Instant,
): Promise<void> {
  const doing = { actor: SERVER, now, holdings };
  for (const personId of await peopleDeleting(database.db)) {
    await writeDeletion({ blobs, database }, personId, now);
    await database.transaction((trx) => carryOutBy(trx, personId, doing));
  }
  await database.transaction((trx) => applyLedger(trx, blobs, doing));
}
