/** Looks at how many codes go out, and holds alerts when far more do than ever should. */
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../../context.ts";
import { drawId } from "../../people/store.ts";
import { ms } from "../../tables.ts";
import { addHold, codesBefore, lockHolds } from "./store.ts";
import { endOf, mayBegin } from "./surge.ts";

/** Begins a hold when one is due. Run by two processes at once, one of them begins it. */
export async function watchCodes(
  { config, database, random, staff }: Pick<Context, "config" | "database" | "random" | "staff">,
  now: Instant,
): Promise<void> {
  const codes = await codesBefore(database.db, now);
  if (codes <= config.surgeCodes) return;
  await database.transaction(async (trx) => {
    if (!mayBegin(await lockHolds(trx), now)) return;
    const id = drawId(random);
    await addHold(trx, {
      id,
      cause: "surge",
      from_ms: ms(now),
      until_ms: ms(endOf(now)),
      codes,
      most: config.surgeCodes,
      by: null,
      reason: "",
      decision: null,
      decided_ms: null,
      decided_by: null,
      decision_reason: "",
    });
    await staff.audit(trx, now, { actor: "server", action: "alerts.hold", subject: id, fields: ["surge"] });
  });
}
