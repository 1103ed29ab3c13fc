/** Where rows of keys lie, and which transaction wrote them, is to say nothing of who uploaded together (decision 0042). */
import type { Transaction } from "@bluezone/server-kit/sql/database";
import type { AliasedExpression, DeleteQueryBuilder, DeleteResult, ExpressionBuilder } from "kysely";
import type { DiagnosisKeyTable, Tables } from "../tables.ts";

/** What a window changes of a row, in this order. */
const CHANGED = ["created", "claimed", "revised_claimed"] as const;
const KEPT = [
  "key",
  "shard",
  "rolling_start",
  "rolling_period",
  "ends",
  "transmission_risk",
  "report_type",
  "days_since_onset",
  "revised_report_type",
  "revised_transmission_risk",
  "revised_days_since_onset",
] as const satisfies readonly Exclude<keyof DiagnosisKeyTable, (typeof CHANGED)[number]>[];

type TablesWithTaken = Tables & { taken: DiagnosisKeyTable };
type Change = (
  eb: ExpressionBuilder<TablesWithTaken, "taken">,
) => readonly [
  AliasedExpression<number, "created">,
  AliasedExpression<number | null, "claimed">,
  AliasedExpression<number | null, "revised_claimed">,
];

/**
 * Takes rows out and puts them in again, changed, in the order of their keys, which are random; returns how many. An update
 * would leave them where they lay, in one run a person. A publish that waits for one of them finds it gone, loses to the row
 * that is there instead, and is tried again.
 */
export async function layAnew(
  trx: Transaction<Tables>,
  rows: DeleteQueryBuilder<Tables, "diagnosis_key", DeleteResult>,
  change: Change,
): Promise<bigint> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .with("taken", () => rows.returningAll())
    .insertInto("diagnosis_key")
    .columns([...KEPT, ...CHANGED])
    .expression((eb) => eb.selectFrom("taken").select(KEPT).select(change).orderBy("key"))
    .executeTakeFirst();
  return numInsertedOrUpdatedRows;
}
