/**
 * Sends the digests of an hour. Each is taken in a transaction before it is counted and sent: an instance that stops in between
 * loses one, and none is sent twice. An hour that is over is not made up for.
 */
import { dayOf, floorTo, Hours, type Instant, Minutes, wallTime } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Staff } from "@bluezone/staff/staff";
import type { Phone } from "@bluezone/vietnamese/phone";
import { countItems, type KindCount } from "../waiting/items-store.ts";
import type { WaitingPart } from "../waiting/part.ts";
import { takeMessage } from "./budget.ts";
import type { Carrier, DigestCounts } from "./carrier.ts";
import { sealedFor } from "./number-use.ts";
import { type DigestTables, dropEnded, dueDigests, type Sql, takeDigest, type Window } from "./store.ts";

/** What the job stands on. */
export type DigestWork<Tables extends DigestTables> = {
  readonly database: Database<Tables>;
  readonly staff: Pick<Staff, "viewer">;
  readonly parts: readonly WaitingPart<Tables>[];
  readonly carrier: Carrier<Sql<Tables>>;
};

/** The hour of Vietnam that holds an instant; it begins with one of UTC. */
const windowOf = (now: Instant): Window => ({
  hour: wallTime(now, "vietnam").hour,
  begin: floorTo(now, Hours(1)),
  today: dayOf(now, "vietnam"),
});

/** What somebody can do: their own, and what nobody has. */
function countsOf(counts: readonly KindCount[]): DigestCounts {
  const kinds = counts.map(({ kind, by: { mine, nobody } }) => ({
    kind,
    count: mine.count + nobody.count,
    pressing: mine.pressing + nobody.pressing,
  }));
  return {
    kinds: kinds.flatMap(({ kind, count }) => (count > 0 ? [{ kind, count }] : [])),
    pressing: kinds.reduce((sum, one) => sum + one.pressing, 0),
  };
}

/** Sends one. False when the day's messages are used up. */
async function sendOne<Tables extends DigestTables>(
  { database, staff, parts, carrier }: DigestWork<Tables>,
  id: string,
  window: Window,
  now: Instant,
): Promise<boolean> {
  const { db } = database;
  const sealed = await database.transaction((trx) => takeDigest(trx, id, window));
  const viewer = sealed && (await staff.viewer(id, now));
  if (!sealed || !viewer) return true;
  const counts = countsOf(await countItems(db, { parts, viewer, now, today: window.today }));
  if (counts.kinds.length === 0) return true;
  if (!(await takeMessage(db, carrier.most, now))) return false;
  const seal = await carrier.seal(db);
  const phone = seal.open(sealedFor("phone", id), sealed) as Phone | undefined;
  if (phone !== undefined) await carrier.send(phone, "digest", carrier.digestText(counts));
  return true;
}

/** The job. */
export const digestJob = <Tables extends DigestTables>(work: DigestWork<Tables>): Job => ({
  name: Name("digests"),
  every: Minutes(5),
  async run(now: Instant) {
    const { database, carrier } = work;
    await database.transaction((trx) => dropEnded(trx, now));
    if (carrier.most === 0) return;
    const window = windowOf(now);
    for (const id of await dueDigests(database.db, window))
      if (!(await sendOne(work, id, window, now))) return carrier.usedUp();
  },
});
