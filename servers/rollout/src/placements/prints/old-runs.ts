/** Print runs of long ago: they go with their sheets; the placements stay. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Transaction } from "../../tables.ts";

const oldRuns = (trx: Transaction, until: Instant) =>
  trx.selectFrom("print_run").where("created_ms", "<=", ms(until)).where("state", "<>", "making");

/** Deletes runs that began until then and are ready or failed. @returns how many. */
export async function forgetRuns(trx: Transaction, until: Instant): Promise<number> {
  await trx.deleteFrom("print_sheet").where("run", "in", oldRuns(trx, until).select("id")).execute();
  const { numDeletedRows } = await trx
    .deleteFrom("print_run")
    .where("id", "in", oldRuns(trx, until).select("id"))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** How many such runs there are. */
export async function countOldRuns(trx: Transaction, until: Instant): Promise<number> {
  const { count } = await oldRuns(trx, until)
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
