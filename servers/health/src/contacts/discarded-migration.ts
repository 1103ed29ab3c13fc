/** Contacts whose case is discarded are contacts again. The case keeps from which contact it came. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

export const discardedAgain = migration(async (db) => {
  const named = namesIn(db);
  await sql`update ${named("contact")} set became_case_id = null where became_case_id in
    (select id from ${named("case_record")} where class = 'discarded')`.execute(db);
});
