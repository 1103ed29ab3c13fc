/**
 * What people took back stays gone, also when a backup from before is restored: the opaque id of the row is written into a file
 * outside the database before the row is deleted, and is kept for as long as any such row could have been kept.
 */
import { addDays, type Day, dayOf, type Instant, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Context } from "../context.ts";
import type { Transaction } from "../tables.ts";
import type { SentHooks } from "./hooks.ts";

type Destroy = Pick<SentHooks, "destroySent">;

const FOLDER = "taken-back/";
const NAME = /^taken-back\/(\d{4}-\d\d-\d\d)\/([0-9a-f]{24})\.json$/;
/** The longest that a call, a declaration or a request is kept. */
const KEPT_DAYS = 60;

/** What was taken back, and on which UTC day. */
async function takenBack(blobs: Blobs): Promise<readonly { name: string; day: Day; id: string }[]> {
  return (await blobs.list(FOLDER)).flatMap((name) => {
    const [, day, id] = NAME.exec(name) ?? [];
    return day && id ? [{ name, day: parseDay(day), id }] : [];
  });
}

/** Writes down outside the database, before they are deleted, that records are gone for good. */
export async function writeTakenBack(blobs: Blobs, ids: readonly string[], now: Instant): Promise<void> {
  const day = isoDay(dayOf(now, "utc"));
  for (const id of ids) await blobs.put(`${FOLDER}${day}/${id}.json`, Buffer.from("{}"), "application/json");
}

/** Takes a call, a declaration or a request back for its sender. */
export async function takeBack(
  { blobs, clock, database }: Pick<Context, "blobs" | "clock" | "database">,
  { destroySent }: Destroy,
  id: string,
): Promise<void> {
  await writeTakenBack(blobs, [id], clock.now());
  await database.transaction((trx) => destroySent(trx, [id]));
}

/** Destroys again whatever was taken back and is there once more. */
export async function destroyTakenBack(
  trx: Transaction,
  blobs: Blobs,
  { destroySent }: Destroy,
): Promise<void> {
  const ids = (await takenBack(blobs)).map(({ id }) => id);
  if (ids.length > 0) await destroySent(trx, ids);
}

/** Removes the files that nothing can come back for any more. */
export async function dropOldFiles(blobs: Blobs, now: Instant): Promise<void> {
  const oldest = addDays(dayOf(now, "utc"), -KEPT_DAYS);
  for (const { name, day } of await takenBack(blobs)) if (day < oldest) await blobs.remove(name);
}
