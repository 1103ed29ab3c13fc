/** How long cases are kept: 90 days after they were closed, a merged record as long as the one that it goes on in. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { ms, type Sql } from "../tables.ts";

/** From the day on which a case was closed. */
const CASE_KEPT = Days(90);

const before = (now: Instant): string => ms(minus(now, CASE_KEPT));
/** Cases that are kept, with all records that were merged into them: their courses, samples and codes are the case's. */
const kept = (sql: Sql, now: Instant) =>
  sql
    .withRecursive("kept(id)", (made) =>
      made
        .selectFrom("case_record")
        .select("case_record.id")
        .where("merged_into", "is", null)
        .where(({ or, eb }) => or([eb("closed_ms", "is", null), eb("closed_ms", ">", before(now))]))
        .union(
          made
            .selectFrom("case_record as gone")
            .innerJoin("kept", "kept.id", "gone.merged_into")
            .select("gone.id"),
        ),
    )
    .selectFrom("kept")
    .select("kept.id");
const closed = (sql: Sql, now: Instant) =>
  sql
    .selectFrom("case_record")
    .select("case_record.id")
    .where("closed_ms", "<=", before(now))
    .where("case_record.id", "not in", kept(sql, now));

/** What hangs on a case (results before, hand-overs, merges) goes with it. */
export const KEEP: readonly KeepRule[] = [
  {
    table: "case_record",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("case_record")
        .where("id", "in", closed(trx, now))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    overdue: async (trx, now) => (await closed(trx, now).execute()).length,
  },
];
