/** The only SQL of holds of alerts and of signed policies. */
import type { AlertHold } from "@bluezone/contract/health/alert-hold";
import { type Instant, isoInstant, minus } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { fromMs, ms, type Sql, type Transaction } from "../../tables.ts";
import type { AlertHoldRow, PolicyIssueRow } from "../rows.ts";
import { isActive, WATCHED } from "./surge.ts";

/** The lock of holds; no other part of the server takes one of this number. */
const HOLDS = 721_012;
/** Documents that are kept; older ones are of use to nobody. */
const KEPT = 50;

/** Codes that were made in the hour before an instant, whoever asked for them. */
export async function codesBefore(sql: Sql, now: Instant): Promise<number> {
  const { n } = await sql
    .selectFrom("code")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("made_ms", ">", ms(minus(now, WATCHED)))
    .where("made_ms", "<=", ms(now))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Holds, newest first. */
export const holds = (sql: Sql, most: number): Promise<readonly AlertHoldRow[]> =>
  sql.selectFrom("alert_hold").selectAll().orderBy("from_ms", "desc").orderBy("id").limit(most).execute();

/** Keeps every other hold off until the transaction ends. */
export const lockHolds = async (trx: Transaction): Promise<AlertHoldRow | undefined> => {
  await raw`select pg_advisory_xact_lock(${HOLDS})`.execute(trx);
  return (await holds(trx, 1))[0];
};

/** Adds a hold. */
export const addHold = (trx: Transaction, row: AlertHoldRow): Promise<unknown> =>
  trx.insertInto("alert_hold").values(row).execute();

/** Writes what an officer decided. */
export const keepDecision = (
  trx: Transaction,
  id: string,
  decided: Pick<AlertHoldRow, "decision" | "decided_ms" | "decided_by" | "decision_reason">,
): Promise<unknown> => trx.updateTable("alert_hold").set(decided).where("id", "=", id).execute();

/** Holds as the contract shows them, with the names of who held and decided. */
export async function shownHolds(
  sql: Sql,
  rows: readonly AlertHoldRow[],
  now: Instant,
): Promise<AlertHold[]> {
  const ids = rows.flatMap(({ by, decided_by }) => [by, decided_by]).filter((id) => id !== null);
  const people =
    ids.length === 0
      ? []
      : await sql.selectFrom("staff_user").select(["id", "name"]).where("id", "in", ids).execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    cause: row.cause,
    from: isoInstant(fromMs(row.from_ms)),
    until: isoInstant(fromMs(row.until_ms)),
    codes: row.codes,
    limit: row.most,
    by: row.by === null ? null : (names.get(row.by) ?? ""),
    reason: row.reason,
    decision: row.decision,
    decidedAt: row.decided_ms === null ? null : isoInstant(fromMs(row.decided_ms)),
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ""),
    decisionReason: row.decision_reason,
    active: isActive(row, now),
  }));
}

/** The newest signed policy. */
export const newestPolicy = (sql: Sql): Promise<PolicyIssueRow | undefined> =>
  sql.selectFrom("policy_issue").selectAll().orderBy("version", "desc").limit(1).executeTakeFirst();

/** Keeps a signed policy; nothing happens when somebody was first. Old ones go. */
export async function keepPolicy(trx: Transaction, row: PolicyIssueRow): Promise<void> {
  await trx
    .insertInto("policy_issue")
    .values(row)
    .onConflict((there) => there.column("version").doNothing())
    .execute();
  await trx
    .deleteFrom("policy_issue")
    .where("version", "not in", (newest) =>
      newest.selectFrom("policy_issue").select("version").orderBy("version", "desc").limit(KEPT),
    )
    .execute();
}
