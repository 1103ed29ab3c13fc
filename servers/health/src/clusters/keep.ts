/** How long clusters are kept: 90 days after they were made, and as long as anybody is in them. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { ms, type Sql } from "../tables.ts";

/** From when a cluster was made. */
const CLUSTER_KEPT = Days(90);

const empty = (sql: Sql, now: Instant) =>
  sql
    .selectFrom("cluster")
    .select("cluster.id")
    .where("cluster.made_ms", "<=", ms(minus(now, CLUSTER_KEPT)))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("cluster_member")
            .select("cluster_member.member_id")
            .whereRef("cluster_member.cluster_id", "=", "cluster.id"),
        ),
      ),
    );

/** What was changed of a cluster goes with it. */
export const KEEP: readonly KeepRule[] = [
  {
    table: "cluster",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("cluster")
        .where("id", "in", empty(trx, now))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    overdue: async (trx, now) => (await empty(trx, now).execute()).length,
  },
];
