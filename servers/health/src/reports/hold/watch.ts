/** Looks at how many codes go out, and holds alerts when far more do than ever should. */
import { HELD } from "@bluezone/contract/health/alert-hold";
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../../context.ts";
import { drawId } from "../../record-id.ts";
import { ms } from "../../tables.ts";
import { holdOf } from "./hold-of.ts";
import { limitOf } from "./limit-of.ts";
import { addHold, codesWatched, lockHolds, recentHolds } from "./store.ts";
import { endOf, mayBegin } from "./surge.ts";

/** Begins the holds that are due. Run by two processes at once, one of them begins it. */
export async function watchCodes(
  { config, database, random, staff }: Pick<Context, "config" | "database" | "random" | "staff">,
  now: Instant,
): Promise<void> {
  for (const of of HELD) {
    const codes = await codesWatched(database.db, of, now);
    const most = limitOf(config, of);
    if (codes <= most) continue;
    await database.transaction(async (trx) => {
      await lockHolds(trx);
      if (!mayBegin(await recentHolds(trx, of, now), "surge", now)) return;
      const id = drawId(random);
      await addHold(
        trx,
        holdOf({ id, of, cause: "surge", from_ms: ms(now), until_ms: ms(endOf(now)), codes, most }),
      );
      await staff.audit(trx, now, {
        actor: "server",
        action: "alerts.hold",
        subject: id,
        fields: ["surge", of],
      });
    });
  }
}
