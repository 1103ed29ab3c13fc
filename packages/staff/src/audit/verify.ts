/** Whether the log is whole: every entry's hash follows from the one before, and every anchor is met. */
import type { Blobs } from "@bluezone/server-kit/blobs";
import { fromMs, ms, type Store } from "../tables.ts";
import { readAnchors } from "./anchors.ts";
import { hashOf } from "./audit.ts";

/** How a log is broken at the entry of a number. */
export type Broken = {
  readonly at: number;
  readonly how:
    | "missing"
    | "changed"
    /** Entries at the end are gone that the head or an anchor knows. */
    | "cut-short"
    /** The chain is right in itself, but not the one that was anchored. */
    | "not-as-anchored"
    /** A file among the anchors is not one: it says nothing, of no entry (`at` is 0). */
    | "anchor-damaged"
    /** Its beginning is gone, and no anchor says where it was cut. */
    | "cut-without-anchor";
};

/** How many entries were read, and where the first break is. */
export type Verdict = {
  readonly entries: number;
  readonly anchors: number;
  readonly broken: Broken | undefined;
};

const BATCH = 1_000;

/** Reads the whole log, a thousand entries at a time. */
export async function verifyAudit({
  database,
  anchors: blobs,
}: {
  readonly database: Store;
  readonly anchors: Blobs;
}): Promise<Verdict> {
  const { db } = database;
  const anchors = await readAnchors(blobs).catch((error: unknown) => {
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (!anchors) return { entries: 0, anchors: 0, broken: { at: 0, how: "anchor-damaged" } };
  const head = await db.selectFrom("staff_audit_head").selectAll().executeTakeFirstOrThrow();
  const expected = new Map(anchors.map((anchor) => [anchor.n, anchor]));
  const verdict = (entries: number, broken?: Broken): Verdict => ({
    entries,
    anchors: anchors.length,
    broken,
  });
  const anchored = (n: number, hash: Uint8Array): boolean => {
    const anchor = expected.get(n);
    return anchor === undefined || anchor.hash === Buffer.from(hash).toString("hex");
  };

  const cut = Number(head.cut_n);
  let [last, hash, entries] = [cut, head.cut_hash, 0];
  if (cut > 0 && (!expected.has(cut) || !anchored(cut, hash)))
    return verdict(0, { at: cut, how: "cut-without-anchor" });
  for (;;) {
    const rows = await db
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
      if (!anchored(n, hash)) return verdict(entries, { at: n, how: "not-as-anchored" });
      last = n;
      entries += 1;
    }
    if (rows.length < BATCH) break;
  }
  const known = Math.max(Number(head.n), ...anchors.map(({ n }) => n));
  if (last < known) return verdict(entries, { at: last + 1, how: "cut-short" });
  if (last > Number(head.n) || !Buffer.from(hash).equals(head.hash))
    return verdict(entries, { at: last, how: "changed" });
  return verdict(entries);
}
