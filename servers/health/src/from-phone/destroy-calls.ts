/** Calls go with all that hangs on them: when they are over their time, are taken back, or their person is deleted. */
import { forgetReadings } from "../people/readings.ts";
import type { Transaction } from "../tables.ts";

/** Destroys calls with all that was noted of who read them; says how many there were. */
export async function destroyCalls(
  trx: Transaction,
  by: { readonly sourceId: string } | { readonly ids: readonly string[] },
): Promise<number> {
  let query = trx.deleteFrom("callback");
  if ("sourceId" in by) query = query.where("source_id", "=", by.sourceId);
  else query = query.where("id", "in", by.ids);
  const gone = await query.returning("id").execute();
  await forgetReadings(
    trx,
    gone.map(({ id }) => id),
  );
  return gone.length;
}
