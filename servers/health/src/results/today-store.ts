/** The SQL of what the page "Hôm nay" says of results. */
import { type Instant, minus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql } from "../tables.ts";
import { FILE_KEPT } from "./store.ts";

/** Files that are worked off now, and files with rows that were not taken, of the last week. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now }: { readonly now: Instant },
): Promise<{ readonly filesWorking: number; readonly filesWithFaults: number }> {
  const rows = await sql
    .selectFrom("lab_file")
    .select(["state", "faults"])
    .where(inScope(scope, "lab_file.unit_path"))
    .where("made_ms", ">", ms(minus(now, FILE_KEPT)))
    .execute();
  return {
    filesWorking: rows.filter(({ state }) => state === "waiting" || state === "working").length,
    filesWithFaults: rows.filter(({ faults }) => faults > 0).length,
  };
}
