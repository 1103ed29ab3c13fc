/**
 * The ledger of deletions: a file for each person who was deleted at their request, outside the database, so that a backup
 * that is older than the deletion does not bring them back. A file has the opaque id and the instant, nothing else; none is
 * ever removed. Where the files lie, and that they are copied apart from the database, is the operator's to see to.
 */
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";

const FOLDER = "ledger/";
const ID = /^ledger\/([0-9a-f]{24})\.json$/;

/** Writes somebody down, before they are deleted: whatever happens then, the deletion is finished later. */
export const writeLedger = (blobs: Blobs, personId: string, now: Instant): Promise<void> =>
  blobs.put(
    `${FOLDER}${personId}.json`,
    Buffer.from(JSON.stringify({ person: personId, at: isoInstant(now) })),
    "application/json",
  );

/** Whoever was deleted. */
export const ledgered = async (blobs: Blobs): Promise<readonly string[]> =>
  (await blobs.list(FOLDER)).flatMap((name) => ID.exec(name)?.[1] ?? []);
