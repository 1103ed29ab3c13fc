/** The SQL of somebody's cases as they are shown to them and deleted, and of what is under way with them. */
import type { Instant } from "@bluezone/protocol/time";
import { fromMs, ms, type Sql, type Transaction } from "../tables.ts";
import type { CaseRow } from "./store.ts";
import type { CaseClassRow } from "./tables.ts";

/** Somebody's cases, the oldest first. */
export const casesAbout = (sql: Sql, personId: string): Promise<CaseRow[]> =>
  sql.selectFrom("case_record").selectAll().where("person_id", "=", personId).orderBy("made_ms").execute();

/** Changes of class of cases, the first first. */
export const classesAbout = async (sql: Sql, caseIds: readonly string[]): Promise<CaseClassRow[]> =>
  caseIds.length === 0
    ? []
    : sql.selectFrom("case_class").selectAll().where("case_id", "in", caseIds).orderBy("version").execute();

/** Codes of cases: when each went out and what became of it, never the code. */
export async function madeCodesOf(sql: Sql, caseIds: readonly string[], now: Instant) {
  if (caseIds.length === 0) return [];
  const rows = await sql
    .selectFrom("case_code")
    .select(["case_id", "issued_ms", "until_ms", "claimed_ms", "ended_ms"])
    .where("case_id", "in", caseIds)
    .where("made", "=", true)
    .orderBy("n")
    .execute();
  return rows.map(({ case_id, issued_ms, until_ms, claimed_ms, ended_ms }) => ({
    caseId: case_id,
    issued: fromMs(issued_ms),
    claimed: claimed_ms === null ? null : fromMs(claimed_ms),
    state:
      claimed_ms !== null
        ? ("used" as const)
        : ended_ms !== null || until_ms === null || BigInt(until_ms) <= BigInt(ms(now))
          ? ("ended" as const)
          : ("open" as const),
  }));
}

/** Hand-overs of cases that wait for an answer, with the unit that was asked. */
export const waitingHandOversOf = async (sql: Sql, caseIds: readonly string[]) =>
  caseIds.length === 0
    ? []
    : sql
        .selectFrom("hand_over")
        .innerJoin("unit", "unit.id", "hand_over.to_unit_id")
        .select(["case_id", "asked_ms", "unit.name as to"])
        .where("case_id", "in", caseIds)
        .where("answer", "is", null)
        .orderBy("asked_ms")
        .execute();

/**
 * Deletes somebody's cases with the records that were merged into them, which are of the same person under another name or
 * number, and in rows of others what leads to them. What they were merged into itself stays: it is another's to delete.
 */
export async function dropCasesAbout(trx: Transaction, personId: string): Promise<void> {
  const found = await trx
    .withRecursive("about(id)", (made) =>
      made
        .selectFrom("case_record")
        .select("case_record.id")
        .where("case_record.person_id", "=", personId)
        .union(
          made
            .selectFrom("case_record as gone")
            .innerJoin("about", "about.id", "gone.merged_into")
            .select("gone.id"),
        ),
    )
    .selectFrom("about")
    .select("about.id")
    .execute();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return;
  await trx.updateTable("contact").set({ case_id: null }).where("case_id", "in", ids).execute();
  await trx.updateTable("contact").set({ became_case_id: null }).where("became_case_id", "in", ids).execute();
  await trx.updateTable("quarantine").set({ case_id: null }).where("case_id", "in", ids).execute();
  await trx.updateTable("lab_result").set({ case_id: null }).where("case_id", "in", ids).execute();
  await trx.deleteFrom("case_record").where("id", "in", ids).execute();
}
