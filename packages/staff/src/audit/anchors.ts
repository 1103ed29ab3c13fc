/**
 * Anchors: a line a day, `<day> <count> <hash>`, in a file outside the database. Whoever can rewrite every row and every
 * hash still cannot make the chain end in what stands there. How far that carries depends on where the files lie: copy
 * them to where the database's owner cannot write.
 */
import { type Day, dayOf, dayStart, type Instant, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/blobs";
import type { Store, Transaction } from "../tables.ts";

/** The last entry's number and hash when a day's anchor was set. */
export type Anchor = { readonly day: Day; readonly n: number; readonly hash: string };

const FOLDER = "audit/";
/** Where anchors stand that are of no use for checking the log that is there. */
const ASIDE = "audit-aside/";
const nameOf = (day: Day): string => `${FOLDER}${isoDay(day)}.txt`;

/** Sets the day's anchor unless it stands: a file that is there is never written again. */
export async function setAnchor(
  { database, anchors }: { readonly database: Store; readonly anchors: Blobs },
  now: Instant,
): Promise<void> {
  const day = dayOf(now, "vietnam");
  if (await anchors.get(nameOf(day))) return;
  const { n, hash } = await database.db
    .selectFrom("staff_audit_head")
    .select(["n", "hash"])
    .executeTakeFirstOrThrow();
  const line = `${isoDay(day)} ${n} ${Buffer.from(hash).toString("hex")}\n`;
  await anchors.put(nameOf(day), Buffer.from(line), "text/plain");
}

/** All anchors, the oldest first. Throws TypeError for a file that is none. */
export async function readAnchors(anchors: Blobs): Promise<readonly Anchor[]> {
  const names = await anchors.list(FOLDER);
  return Promise.all(
    names.map(async (name) => {
      const text = Buffer.from((await anchors.get(name)) ?? []).toString();
      const [, day, n, hash] = /^(\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-f]{64})\n$/.exec(text) ?? [];
      if (day === undefined || name !== nameOf(parseDay(day)))
        throw new TypeError("a file among the anchors is not one");
      return { day: parseDay(day), n: Number(n), hash: hash! };
    }),
  );
}

/** When the day of the newest anchor began, by its file's name; undefined when there is none. */
export async function newestAnchor(anchors: Blobs): Promise<Instant | undefined> {
  const name = (await anchors.list(FOLDER)).at(-1);
  return name === undefined
    ? undefined
    : dayStart(parseDay(name.slice(FOLDER.length, -".txt".length)), "vietnam");
}

/**
 * Puts aside, when a log was put back from a backup, the anchors of entries that it does not hold: they prove how long the
 * log was, and would else say for ever that it was cut short. Done twice it does no harm. @returns how many entries are known
 * to be lost.
 */
export async function asideAnchors(trx: Transaction, anchors: Blobs): Promise<number> {
  const head = await trx.selectFrom("staff_audit_head").select("n").executeTakeFirstOrThrow();
  const later = (await readAnchors(anchors)).filter(({ n }) => n > Number(head.n));
  for (const { day } of later) {
    const name = nameOf(day);
    const text = await anchors.get(name);
    if (text) await anchors.put(name.replace(FOLDER, ASIDE), text, "text/plain");
    await anchors.remove(name);
  }
  return Math.max(0, ...later.map(({ n }) => n - Number(head.n)));
}
