/** An index of the codes that take alerts back: they wait whatever became of their case, and are few. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const revisedCodes = migration(async (db) => {
  const named = namesIn(db);
  await sql`create index case_code_revised on ${named("case_code")} (case_id) where way = 'revised'`.execute(
    db,
  );
});
