/** The SQL of what the page "Hôm nay" says of results. */
import { type Instant, minus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql } from "../tables.ts";
import { FILE_KEPT } from "./store.ts";

/** Files of the last week with rows that were not taken. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now }: { readonly now: Instant },
): Promise<{ readonly filesWithFaults: number }> {
  const { faulty } = await sql
    .selectFrom("lab_file")
    .select(({ fn }) => fn.countAll<string>().as("faulty"))
    .where("faults", ">", 0)
    .where(inScope(scope, "lab_file.unit_path"))
    .where("made_ms", ">", ms(minus(now, FILE_KEPT)))
    .executeTakeFirstOrThrow();
  return { filesWithFaults: Number(faulty) };
}
