/** Two who want the same at once, on PostgreSQL. */
import { type Kysely, sql } from "kysely";

/** Until somebody waits for a lock that another has. */
export async function untilWaiting<T>(trx: Kysely<T>): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(trx);
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}
