/** Records that another unit shows for a while: they are read, and changed by nobody but who looks after them. */
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { CaseRow } from "../cases/find-case.ts";
import type { ContactRow } from "../contacts/tables.ts";
import { ms, type Sql } from "../tables.ts";

/** A viewer's units, when. */
type Reader = { readonly scope: Scope; readonly now: Instant };

const shownTo = (sql: Sql, { scope, now }: Reader) =>
  sql
    .selectFrom("care_request")
    .select("care_request.of_person")
    .where("care_request.answer", "=", "shown")
    .where("care_request.until_ms", ">", ms(now))
    .where(inScope(scope, "care_request.asker_unit_path"));

/** A case that is shown to the viewer's units now. */
export const shownCaseOf = (sql: Sql, reader: Reader, id: string): Promise<CaseRow | undefined> =>
  sql
    .selectFrom("case_record")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "in", shownTo(sql, reader))
    .executeTakeFirst();

/** A contact that is shown to the viewer's units now. */
export const shownContactOf = (sql: Sql, reader: Reader, id: string): Promise<ContactRow | undefined> =>
  sql
    .selectFrom("contact")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "in", shownTo(sql, reader))
    .executeTakeFirst();
