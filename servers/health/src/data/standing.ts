/** What is under way about somebody: whoever deletes them sees it first. */
import type { DataStanding } from "@bluezone/contract/health/data";
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import { numberOf } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { fromMs, ms, type Sql } from "../tables.ts";

/** Codes of cases: when each went out and what became of it, never the code. */
export async function codesOf(sql: Sql, caseIds: readonly string[], now: Instant) {
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

/** Hand-overs of cases that wait for an answer. */
export const handOversOf = async (sql: Sql, caseIds: readonly string[]) =>
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

/** What is under way about somebody now. */
export async function standingOf(
  { config }: Pick<Context, "config">,
  sql: Sql,
  personId: string,
  now: Instant,
): Promise<DataStanding> {
  const cases = await sql
    .selectFrom("case_record")
    .select(["id", "number", "closed_ms"])
    .where("person_id", "=", personId)
    .orderBy("number")
    .execute();
  const ids = cases.map(({ id }) => id);
  const codes = await codesOf(sql, ids, now);
  const handOvers = await handOversOf(sql, ids);
  const { unit } = await sql
    .selectFrom("person")
    .innerJoin("unit", "unit.id", "person.unit_id")
    .select("unit.name as unit")
    .where("person.id", "=", personId)
    .executeTakeFirstOrThrow();
  const contacts =
    ids.length === 0
      ? 0
      : Number(
          (
            await sql
              .selectFrom("contact")
              .select(({ fn }) => fn.countAll<string>().as("n"))
              .where("case_id", "in", ids)
              .executeTakeFirstOrThrow()
          ).n,
        );
  const { n } = await sql
    .selectFrom("quarantine")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("person_id", "=", personId)
    .where("ended_day", "is", null)
    .executeTakeFirstOrThrow();
  return {
    unit,
    openCases: cases
      .filter(({ closed_ms }) => closed_ms === null)
      .map(({ number }) => numberOf(config, number)),
    openCodes: codes.filter(({ state }) => state === "open").length,
    handOver: handOvers.map(({ to, asked_ms }) => ({ to, asked: isoInstant(fromMs(asked_ms)) }))[0] ?? null,
    contacts,
    inQuarantine: Number(n) > 0,
  };
}
