/** The end of a threshold that somebody asked for and nobody answered. */
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../../context.ts";
import { ms } from "../../tables.ts";
import { lapseOf } from "./lapse-of.ts";
import { changeThreshold, lockThresholds, waitingThreshold } from "./store.ts";

/** Ends the one that has waited its time. */
export async function lapseThreshold(
  { database, staff }: Pick<Context, "database" | "staff">,
  now: Instant,
): Promise<void> {
  const due = await waitingThreshold(database.db);
  if (!due || now < lapseOf(due)) return;
  await database.transaction(async (trx) => {
    await lockThresholds(trx);
    const row = await waitingThreshold(trx);
    // Somebody answered it meanwhile, or asked for another.
    if (row?.id !== due.id) return;
    await changeThreshold(trx, row.id, { decision: "lapsed", decided_ms: ms(now) });
    await staff.audit(trx, now, {
      actor: "server",
      action: "alerts.lapse-threshold",
      subject: row.id,
      fields: ["people"],
    });
  });
}
