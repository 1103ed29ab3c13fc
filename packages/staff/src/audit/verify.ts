/**
 * Whether the log is whole: every entry's hash follows from the one before, every anchor is met, each day on which people
 * worked has one, and what no anchor covers yet is a day's entries, in the order of their times. Read as it stood at one moment, so that a log that is written to meanwhile is as whole as before.
 */
import { type Day, Days, dayOf, Hours, Instant, Minutes, minus, plus } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Seal } from "../secrets.ts";
import { type AuditRow, fromMs, ms, type Store, type Transaction } from "../tables.ts";
import { type Anchor, parseAnchor, readAnchors } from "./anchors.ts";
import { hashOf, OPERATOR } from "./audit.ts";
import { KEPT } from "./cut.ts";

/** How a log is broken at the entry of a number. */
export type BrokenLink = {
  readonly at: number;
  readonly how:
    | "missing"
    | "changed"
    /** Entries at the end are gone that the head or an anchor knows. */
    | "cut-short"
    /** The chain is right in itself, but not the one that was anchored. */
    | "not-as-anchored"
    /** A file among the anchors is not one, or not this server's: it says nothing, of no entry (`at` is 0). */
    | "anchor-damaged"
    /** The day of this entry has no anchor, or none covers it and what came a day before: taken away, or never set. */
    | "anchor-missing"
    /** No anchor covers the entry, and its time lies ahead of now, or behind an entry before it. */
    | "wrong-time"
    /** Its beginning is gone, and no anchor says where it was cut. */
    | "cut-without-anchor"
    /** Its beginning is gone up to an anchor that is not old enough for that. */
    | "cut-too-young";
};

/** How many entries were read, and where the first break is. */
export type Verdict = {
  readonly entries: number;
  readonly anchors: number;
  readonly broken: BrokenLink | undefined;
};

const BATCH = 1_000;

/** A server that runs sets the day's anchor within the first hour; an entry that comes later has it. */
const SET_BY_NOW = Minutes(65);

/**
 * The day whose anchor an entry demands; nothing for the operator's, who also writes while the server does not run, nor for
 * what came in the first hour of a day, nor for a day that is not over at `now`.
 */
function demandedBy({ actor, at_ms }: AuditRow, now: Instant): Day | undefined {
  const at = fromMs(at_ms);
  const day = dayOf(at, "vietnam");
  const isEarly = dayOf(minus(at, SET_BY_NOW), "vietnam") !== day;
  return actor === OPERATOR || isEarly || day >= dayOf(now, "vietnam") ? undefined : day;
}

/** A trusted clock may run an hour ahead, and an hour behind when it was set; more is a jump, and not followed. */
const UNEVEN = Hours(2);

/**
 * What is wrong with an entry that no anchor covers: whoever takes anchors away can give these any actor and time. An honest
 * server's are of one day, but for today's, whose anchor may still come. `first` is the first such entry's
 * time, `latest` the latest up to this one.
 */
function wrongIn(
  { at_ms }: AuditRow,
  { first, latest, now }: { readonly first: Instant; readonly latest: Instant; readonly now: Instant },
): BrokenLink["how"] | undefined {
  const at = fromMs(at_ms);
  if (at > plus(now, UNEVEN) || at < minus(latest, UNEVEN)) return "wrong-time";
  const isPast = dayOf(at, "vietnam") < dayOf(now, "vietnam");
  return isPast && at - first > Days(1) + SET_BY_NOW ? "anchor-missing" : undefined;
}

/**
 * Reads the whole log, a thousand entries at a time. @param copies texts of anchors that were copied elsewhere: they must be
 * met as well.
 */
export async function verifyAudit(
  {
    database,
    anchors: blobs,
    anchorSeal,
    clock,
  }: {
    readonly database: Store;
    readonly anchors: Blobs;
    readonly anchorSeal: Seal;
    readonly clock: Clock;
  },
  copies: readonly string[] = [],
): Promise<Verdict> {
  let anchors: readonly Anchor[];
  try {
    // Before the log: an anchor that is set meanwhile could be of an entry that this moment does not hold.
    anchors = [
      ...(await readAnchors(blobs, anchorSeal)),
      ...copies.map((text) => parseAnchor(anchorSeal, text)),
    ];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { entries: 0, anchors: 0, broken: { at: 0, how: "anchor-damaged" } };
  }
  const { entries, broken } = await database.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((trx) => readLog(trx, anchors, clock.now()));
  return { entries, anchors: anchors.length, broken };
}

async function readLog(
  trx: Transaction,
  anchors: readonly Anchor[],
  now: Instant,
): Promise<Omit<Verdict, "anchors">> {
  const expected = Map.groupBy(anchors, ({ n }) => n);
  const days = new Set(anchors.map(({ day }) => day));
  // What the first anchor covers is as sealed as what comes later; days before it had none, or an unsealed one.
  const since = Math.min(...days);
  const isAnchored = (n: number, hash: Uint8Array): boolean =>
    (expected.get(n) ?? []).every((anchor) => anchor.hash === Buffer.from(hash).toString("hex"));
  const verdict = (entries: number, broken?: BrokenLink) => ({ entries, broken });

  const head = await trx.selectFrom("staff_audit_head").selectAll().executeTakeFirstOrThrow();
  const cut = Number(head.cut_n);
  let [last, hash, entries] = [cut, head.cut_hash, 0];
  const covered = Math.max(0, ...anchors.map(({ n }) => n));
  let [first, latest]: [Instant | undefined, Instant] = [undefined, fromMs("0")];
  let odd: BrokenLink | undefined;
  if (cut > 0) {
    const at = expected.get(cut);
    if (!at || !isAnchored(cut, hash)) return verdict(0, { at: cut, how: "cut-without-anchor" });
    const young = dayOf(minus(plus(now, UNEVEN), KEPT), "vietnam");
    if (at.every(({ day }) => day > young)) return verdict(0, { at: cut, how: "cut-too-young" });
  }
  for (;;) {
    const rows = await trx
      .selectFrom("staff_audit")
      .selectAll()
      .where("n", ">", String(last))
      .orderBy("n")
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const n = Number(row.n);
      if (n !== last + 1) return verdict(entries, { at: last + 1, how: "missing" });
      hash = hashOf(hash, { ...row, n, at: ms(fromMs(row.at_ms)) });
      if (!Buffer.from(hash).equals(row.hash)) return verdict(entries, { at: n, how: "changed" });
      if (!isAnchored(n, hash)) return verdict(entries, { at: n, how: "not-as-anchored" });
      const day = demandedBy(row, now);
      if (day !== undefined && !days.has(day) && (n > covered || day > since))
        odd ??= { at: n, how: "anchor-missing" };
      if (n > covered) {
        first ??= fromMs(row.at_ms);
        latest = Instant(Math.max(latest, Number(row.at_ms)));
        const how = wrongIn(row, { first, latest, now });
        if (how) odd ??= { at: n, how };
      }
      last = n;
      entries += 1;
    }
    if (rows.length < BATCH) break;
  }
  const known = Math.max(Number(head.n), covered);
  if (last < known) return verdict(entries, { at: last + 1, how: "cut-short" });
  if (last > Number(head.n) || !Buffer.from(hash).equals(head.hash))
    return verdict(entries, { at: last, how: "changed" });
  return verdict(entries, odd);
}
