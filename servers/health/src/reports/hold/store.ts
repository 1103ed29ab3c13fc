/** The only SQL of holds of alerts and of signed policies. */
import { type AlertHold, HELD, type HoldScope } from "@bluezone/contract/health/alert-hold";
import { Hours, type Instant, isoInstant, minus } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { actorNames } from "../../cases/names-store.ts";
import { fromMs, ms, type Sql, type Transaction } from "../../tables.ts";
import type { AlertHoldRow, PolicyIssueRow } from "../tables.ts";
import { countedSince, isActive } from "./surge.ts";

/** The lock of holds; no other part of the server takes one of this number. */
const HOLDS = 721_012;
/** Documents that are kept; older ones are of use to nobody. */
const KEPT = 50;

/** What people report themselves, which anybody can do; all other codes come from desks and laboratories. */
const SELF_REPORT = "user-report";
/** A day and more: holds that bear on whether another may begin. */
const RECENT = Hours(25);

/** Codes that bear on a hold at an instant, a canary's never: those of desks and laboratories on that of all alerts, self-reports on theirs. */
export async function codesWatched(sql: Sql, of: HoldScope, now: Instant): Promise<number> {
  const { n } = await sql
    .selectFrom("code")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("canary", "=", false)
    .where("report_type", of === "all" ? "!=" : "=", SELF_REPORT)
    .where("made_ms", ">", ms(countedSince(await recentHolds(sql, of, now), now)))
    .where("made_ms", "<=", ms(now))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Holds of these alerts that began within a day and an hour, newest first. */
export const recentHolds = (sql: Sql, of: HoldScope, now: Instant): Promise<readonly AlertHoldRow[]> =>
  sql
    .selectFrom("alert_hold")
    .selectAll()
    .where("of", "=", of)
    .where("from_ms", ">", ms(minus(now, RECENT)))
    .orderBy("from_ms", "desc")
    .orderBy("id")
    .execute();

/** Holds, newest first. */
export const holds = (sql: Sql, most: number): Promise<readonly AlertHoldRow[]> =>
  sql.selectFrom("alert_hold").selectAll().orderBy("from_ms", "desc").orderBy("id").limit(most).execute();

/** Which alerts phones are told to hold at an instant. */
export async function heldAt(sql: Sql, now: Instant): Promise<ReadonlySet<HoldScope>> {
  const recent = await Promise.all(HELD.map((of) => recentHolds(sql, of, now)));
  return new Set(
    recent
      .flat()
      .filter((hold) => isActive(hold, now))
      .map(({ of }) => of),
  );
}

/** One by its id. */
export const findHold = (trx: Transaction, id: string): Promise<AlertHoldRow | undefined> =>
  trx.selectFrom("alert_hold").selectAll().where("id", "=", id).executeTakeFirst();

/** Keeps whoever else would begin or change a hold off until the transaction ends. */
export const lockHolds = (trx: Transaction): Promise<unknown> =>
  raw`select pg_advisory_xact_lock(${HOLDS})`.execute(trx);

/** Adds a hold. */
export const addHold = (trx: Transaction, row: AlertHoldRow): Promise<unknown> =>
  trx.insertInto("alert_hold").values(row).execute();

/** Writes what an officer decided, or asks. */
export const changeHold = (trx: Transaction, id: string, changes: Partial<AlertHoldRow>): Promise<unknown> =>
  trx.updateTable("alert_hold").set(changes).where("id", "=", id).execute();

/** Holds as the contract shows them to a viewer, with the names of who held, asked and decided. */
export async function shownHolds(
  sql: Sql,
  rows: readonly AlertHoldRow[],
  viewer: string,
  now: Instant,
): Promise<AlertHold[]> {
  const names = await actorNames(
    sql,
    rows.flatMap(({ by, asked_by, decided_by }) => [by, asked_by, decided_by]).filter((id) => id !== null),
  );
  return rows.map((row) => ({
    id: row.id,
    of: row.of,
    cause: row.cause,
    from: isoInstant(fromMs(row.from_ms)),
    until: isoInstant(fromMs(row.until_ms)),
    codes: row.codes,
    limit: row.most,
    by: row.by === null ? null : (names.get(row.by) ?? ""),
    mine: row.by === viewer,
    reason: row.reason,
    liftAsked:
      row.asked_by === null
        ? null
        : { by: names.get(row.asked_by) ?? "", mine: row.asked_by === viewer, reason: row.asked_reason },
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
