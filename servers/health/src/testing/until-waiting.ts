/** Two who want the same at once, on PostgreSQL. */
import { sql } from "kysely";
import type { Transaction } from "../tables.ts";

/** Until somebody waits for a lock that another has. */
export async function untilWaiting(trx: Transaction): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(trx);
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}
