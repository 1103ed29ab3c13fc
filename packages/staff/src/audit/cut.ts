/**
 * What is older than a year goes, but only from the front, and only up to an entry that is anchored: so the log that is left
 * begins at a hash that stands outside the database. An entry says that it was cut.
 */
import { Days, dayOf, type Instant, minus } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Seal } from "../secrets.ts";
import { ms, type Store } from "../tables.ts";
import { readAnchors } from "./anchors.ts";
import { audit, lockAudit, SERVER } from "./audit.ts";

/** How long an entry is kept at the least. */
export const KEPT = Days(365);

/** Cuts the log. Running it twice does no harm; without an anchor that is old enough nothing goes. */
export async function cutAudit(
  {
    database,
    anchors,
    anchorSeal,
  }: { readonly database: Store; readonly anchors: Blobs; readonly anchorSeal: Seal },
  now: Instant,
): Promise<void> {
  const found = await readAnchors(anchors, anchorSeal);
  await database.transaction(async (trx) => {
    await lockAudit(trx);
    const youngest = await trx
      .selectFrom("staff_audit")
      .select("n")
      .where("at_ms", "<=", ms(minus(now, KEPT)))
      .orderBy("n", "desc")
      .limit(1)
      .executeTakeFirst();
    // The anchor must be as old as its entry: a check takes no younger one for a cut.
    const day = dayOf(minus(now, KEPT), "vietnam");
    const anchor = found.findLast((one) => one.n > 0 && one.n <= Number(youngest?.n ?? 0) && one.day <= day);
    if (!anchor) return;
    const cut = await trx
      .selectFrom("staff_audit")
      .select(["n", "hash"])
      .where("n", "=", String(anchor.n))
      .executeTakeFirst();
    // Already cut there, or the log is not the one that was anchored: then it is not for a job to shorten it.
    if (!cut || Buffer.from(cut.hash).toString("hex") !== anchor.hash) return;
    await trx.deleteFrom("staff_audit").where("n", "<=", cut.n).execute();
    await trx.updateTable("staff_audit_head").set({ cut_n: cut.n, cut_hash: cut.hash }).execute();
    await audit(trx, now, { actor: SERVER, action: "audit.cut", subject: cut.n });
  });
}
