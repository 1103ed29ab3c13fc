/** The only SQL of thresholds of alerts. */
import type { AlertThreshold } from "@bluezone/contract/health/alert-threshold";
import { isoInstant } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { actorNames } from "../../cases/names-store.ts";
import { fromMs, type Sql, type Transaction } from "../../tables.ts";
import type { AlertThresholdRow } from "../tables.ts";
import { lapseOf } from "./lapse-of.ts";

/** The lock of thresholds; no other part of the server takes one of this number. */
const THRESHOLDS = 721_013;

/** Keeps whoever else would ask or decide off until the transaction ends. */
export const lockThresholds = (trx: Transaction): Promise<unknown> =>
  raw`select pg_advisory_xact_lock(${THRESHOLDS})`.execute(trx);

/** People warned for one infected, as two people decided last; undefined before they did. */
export async function decidedThreshold(sql: Sql): Promise<number | undefined> {
  const row = await sql
    .selectFrom("alert_threshold")
    .select("people")
    .where("decision", "=", "confirmed")
    .orderBy("decided_ms", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.people;
}

/** Newest first. */
export const thresholds = (sql: Sql, most: number): Promise<readonly AlertThresholdRow[]> =>
  sql
    .selectFrom("alert_threshold")
    .selectAll()
    .orderBy("asked_ms", "desc")
    .orderBy("id")
    .limit(most)
    .execute();

/** One by its id. */
export const findThreshold = (trx: Transaction, id: string): Promise<AlertThresholdRow | undefined> =>
  trx.selectFrom("alert_threshold").selectAll().where("id", "=", id).executeTakeFirst();

/** The one that waits for a second person. */
export const waitingThreshold = (sql: Sql): Promise<AlertThresholdRow | undefined> =>
  sql.selectFrom("alert_threshold").selectAll().where("decision", "is", null).executeTakeFirst();

/** Adds one that waits. */
export const addThreshold = (trx: Transaction, row: AlertThresholdRow): Promise<unknown> =>
  trx.insertInto("alert_threshold").values(row).execute();

/** Writes what another person said. */
export const changeThreshold = (
  trx: Transaction,
  id: string,
  changes: Partial<AlertThresholdRow>,
): Promise<unknown> => trx.updateTable("alert_threshold").set(changes).where("id", "=", id).execute();

/** Thresholds as the contract shows them to a viewer, with the names of who asked and decided. */
export async function shownThresholds(
  sql: Sql,
  rows: readonly AlertThresholdRow[],
  viewer: string,
): Promise<AlertThreshold[]> {
  const names = await actorNames(
    sql,
    rows.flatMap(({ asked_by, decided_by }) => [asked_by, decided_by ?? asked_by]),
  );
  return rows.map((row) => ({
    id: row.id,
    people: row.people,
    reason: row.reason,
    askedAt: isoInstant(fromMs(row.asked_ms)),
    by: names.get(row.asked_by) ?? "",
    mine: row.asked_by === viewer,
    until: isoInstant(lapseOf(row)),
    decision: row.decision,
    decidedAt: row.decided_ms === null ? null : isoInstant(fromMs(row.decided_ms)),
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ""),
    decisionReason: row.decision_reason,
  }));
}
