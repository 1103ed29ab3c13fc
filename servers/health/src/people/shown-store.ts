/** The SQL of people whom another unit shows for a while: they are read, and changed by nobody but who looks after them. */
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql } from "../tables.ts";

/** A viewer's units, when. */
export type Reader = { readonly scope: Scope; readonly now: Instant };

/** The ids of everybody who is shown to the viewer's units now, as a query. */
export const shownTo = (sql: Sql, { scope, now }: Reader) =>
  sql
    .selectFrom("care_request")
    .select("care_request.of_person")
    .where("care_request.answer", "=", "shown")
    .where("care_request.until_ms", ">", ms(now))
    .where(inScope(scope, "care_request.asker_unit_path"));
