/** The SQL of what the operator's monitoring reads of the keys of certificates. */
import type { Instant } from "@bluezone/protocol/time";
import { fromMs, type Sql } from "../tables.ts";

/** When each key of certificates that stands in the JWKS was made. */
export async function certificateKeysMade(sql: Sql): Promise<readonly Instant[]> {
  const rows = await sql.selectFrom("signing_key").select("made_ms").execute();
  return rows.map(({ made_ms }) => fromMs(made_ms));
}
