/**
 * Anchors: a line a day, `<day> <count> <hash>.<seal>`, in a file outside the database, sealed under the server's secret.
 * Whoever can rewrite every row and every hash still cannot make the chain end in what stands there, and without the secret
 * can make no other. How far that carries depends on where the files lie: copy them to where the database's owner cannot
 * write, and hold the log against the copies.
 */
import { type Day, dayOf, dayStart, type Instant, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { type Seal, sealFor } from "../secrets.ts";
import type { Store, Transaction } from "../tables.ts";

/** The last entry's number and hash when a day's anchor was set. */
export type Anchor = { readonly day: Day; readonly n: number; readonly hash: string };

const FOLDER = "audit/";
/** Where anchors stand that are of no use for checking the log that is there. */
const ASIDE = "audit-aside/";
const nameOf = (day: Day): string => `${FOLDER}${isoDay(day)}.txt`;

/** What seals anchors. */
export const anchorSeal = (secrets: readonly Secret[]): Seal => sealFor(secrets, "audit anchor");

const lineOf = (seal: Seal, { day, n, hash }: Anchor): string =>
  `${seal.sign(`${isoDay(day)} ${n} ${hash}`)}\n`;

/** Sets the day's anchor unless it stands: a file that is there is never written again. */
export async function setAnchor(
  {
    database,
    anchors,
    anchorSeal,
  }: { readonly database: Store; readonly anchors: Blobs; readonly anchorSeal: Seal },
  now: Instant,
): Promise<void> {
  await asideUnsealed(anchors);
  const day = dayOf(now, "vietnam");
  if (await anchors.get(nameOf(day))) return;
  const { n, hash } = await database.db
    .selectFrom("staff_audit_head")
    .select(["n", "hash"])
    .executeTakeFirstOrThrow();
  const line = lineOf(anchorSeal, { day, n: Number(n), hash: Buffer.from(hash).toString("hex") });
  await anchors.put(nameOf(day), Buffer.from(line), "text/plain");
}

/** The anchor of a file's text. Throws TypeError for one that is none, or was sealed under none of the server's secrets. */
export function parseAnchor(seal: Seal, text: string): Anchor {
  const [, day, n, hash] =
    /^(\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-f]{64})$/.exec(seal.open(text.replace(/\n$/, "")) ?? "") ?? [];
  if (day === undefined || hash === undefined)
    throw new TypeError("a file among the anchors is not one, or another server's");
  return { day: parseDay(day), n: Number(n), hash };
}

/** All anchors, the oldest first. Throws TypeError for a file that is none, or another day's. */
export async function readAnchors(anchors: Blobs, seal: Seal): Promise<readonly Anchor[]> {
  const names = await anchors.list(FOLDER);
  return Promise.all(
    names.map(async (name) => {
      const anchor = parseAnchor(seal, Buffer.from((await anchors.get(name)) ?? []).toString());
      if (name !== nameOf(anchor.day)) throw new TypeError("an anchor stands under another day's name");
      return anchor;
    }),
  );
}

/** An anchor of a version that did not seal them: anybody could have written it. */
const UNSEALED = /^\d{4}-\d\d-\d\d \d{1,15} [0-9a-f]{64}\n$/;

/**
 * Seals anchors anew that an older secret sealed, so that it can go; unsealed ones are put aside, because they prove nothing.
 * Throws TypeError as `readAnchors`.
 */
export async function resealAnchors(anchors: Blobs, secrets: readonly Secret[]): Promise<void> {
  await asideUnsealed(anchors);
  const newest = anchorSeal(secrets.slice(0, 1));
  for (const anchor of await readAnchors(anchors, anchorSeal(secrets))) {
    const [name, line] = [nameOf(anchor.day), Buffer.from(lineOf(newest, anchor))];
    if (!line.equals((await anchors.get(name)) ?? Buffer.alloc(0)))
      await anchors.put(name, line, "text/plain");
  }
}

/** When the day of the newest anchor began, by its file's name; undefined when there is none. */
export async function newestAnchor(anchors: Blobs): Promise<Instant | undefined> {
  const name = (await anchors.list(FOLDER)).at(-1);
  return name === undefined
    ? undefined
    : dayStart(parseDay(name.slice(FOLDER.length, -".txt".length)), "vietnam");
}

async function asideUnsealed(anchors: Blobs): Promise<void> {
  for (const name of await anchors.list(FOLDER))
    if (UNSEALED.test(Buffer.from((await anchors.get(name)) ?? []).toString())) await putAside(anchors, name);
}

async function putAside(anchors: Blobs, name: string): Promise<void> {
  const text = await anchors.get(name);
  if (text) await anchors.put(name.replace(FOLDER, ASIDE), text, "text/plain");
  await anchors.remove(name);
}

/**
 * Puts aside, when a log was put back from a backup, the anchors of entries that it does not hold: they prove how long the
 * log was, and would else say for ever that it was cut short. Done twice it does no harm. @returns how many entries are known
 * to be lost.
 */
export async function asideAnchors(trx: Transaction, anchors: Blobs, seal: Seal): Promise<number> {
  const head = await trx.selectFrom("staff_audit_head").select("n").executeTakeFirstOrThrow();
  const later = (await readAnchors(anchors, seal)).filter(({ n }) => n > Number(head.n));
  for (const { day } of later) await putAside(anchors, nameOf(day));
  return Math.max(0, ...later.map(({ n }) => n - Number(head.n)));
}
