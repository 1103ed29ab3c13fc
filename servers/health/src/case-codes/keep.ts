/** How long what went out for a case is kept: with its case, at the most so long. */
import { Days, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { ms } from "../tables.ts";

/** What phones did with a code is counted for so long. */
const CASE_CODE_KEPT = Days(90);

export const KEEP: readonly KeepRule[] = [
  {
    table: "case_code",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("case_code")
        .where("issued_ms", "<=", ms(minus(now, CASE_CODE_KEPT)))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    async overdue(trx, now) {
      const { count } = await trx
        .selectFrom("case_code")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("issued_ms", "<=", ms(minus(now, CASE_CODE_KEPT)))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  },
];
