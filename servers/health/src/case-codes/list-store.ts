/** The SQL of what the desk lists of codes: the last of each case, how far all came, and cases that never had one. */
import { CODE_STATES, type CodeState } from "@bluezone/contract/health/issued-codes";
import { addDays, type Day, Hours, type Instant, plus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { type RawBuilder, sql as raw } from "kysely";
import { OLDEST_DAYS } from "../codes/report-dates.ts";
import { ms, type Sql } from "../tables.ts";
import type { CountedCode } from "./funnel.ts";
import type { CaseCode } from "./store.ts";

/** A code that ends within this long is "about to end". */
const ENDING = Hours(4);

/** The state of a row, in SQL: the first that holds. The table is `case_code`. */
function stateOf(now: Instant): RawBuilder<CodeState> {
  const [at, soon] = [ms(now), ms(plus(now, ENDING))];
  return raw<CodeState>`case
    when case_code.claimed_ms is not null then 'used'
    when case_code.ended_ms is not null then 'ended'
    when case_code.sms in ('waiting', 'sending') then 'sending'
    when case_code.sms in ('failed', 'unsure') or not case_code.made then 'attention'
    when case_code.until_ms <= ${at}::bigint then 'ended'
    when case_code.until_ms <= ${soon}::bigint and case_code.way in ('result', 'new') then 'ending'
    else 'open' end`;
}

const lastOnes = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("case_code")
    .innerJoin("case_record", "case_record.id", "case_code.case_id")
    .where(inScope(scope, "case_record.unit_path"))
    .where("case_record.merged_into", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_code as later")
            .select("later.id")
            .whereRef("later.case_id", "=", "case_code.case_id")
            .whereRef("later.n", ">", "case_code.n"),
        ),
      ),
    );

/** A code with what the list says of its case. */
export type ListedCode = CaseCode & {
  readonly person_id: string;
  readonly number: number;
  readonly state: CodeState;
};

/** One page of them: those that want somebody first, then the newest. */
export async function findCodes(
  sql: Sql,
  scope: Scope,
  asked: {
    readonly state?: CodeState | undefined;
    readonly caseId?: string | undefined;
    readonly limit: number;
    readonly offset: number;
  },
  now: Instant,
): Promise<{ readonly rows: readonly ListedCode[]; readonly total: number }> {
  const state = stateOf(now);
  let query = lastOnes(sql, scope);
  if (asked.state !== undefined) query = query.where(state, "=", asked.state);
  if (asked.caseId !== undefined) query = query.where("case_code.case_id", "=", asked.caseId);
  const rows = await query
    .selectAll("case_code")
    .select(["case_record.person_id", "case_record.number"])
    .select(state.as("state"))
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy(raw`case ${state} when 'attention' then 0 when 'ending' then 1 else 2 end`)
    .orderBy("case_code.n", "desc")
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: Number(rows[0]?.total ?? 0),
  };
}

/** How many there are of each state. */
export async function countCodes(sql: Sql, scope: Scope, now: Instant): Promise<Record<CodeState, number>> {
  const rows = await lastOnes(sql, scope)
    .select(stateOf(now).as("state"))
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .groupBy(raw.ref("state"))
    .execute();
  const counts = new Map(rows.map((row) => [row.state, Number(row.count)]));
  return Object.fromEntries(CODE_STATES.map((one) => [one, counts.get(one) ?? 0])) as Record<
    CodeState,
    number
  >;
}

const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Codes that truly went out within a scope, from a day on. */
export async function findCounted(sql: Sql, scope: Scope, from: Day): Promise<readonly CountedCode[]> {
  const rows = await sql
    .selectFrom("case_code")
    .innerJoin("case_record", "case_record.id", "case_code.case_id")
    .select(["issued_ms", "claimed_ms", "certified_ms"])
    .where(inScope(scope, "case_record.unit_path"))
    .where("case_code.made", "=", true)
    .where("case_code.way", "!=", "revised")
    .where("issued_ms", ">=", String(from * DAY_MS - VIETNAM_MS))
    .execute();
  const number = (text: string | null): number | null => (text === null ? null : Number(text));
  return rows.map(({ issued_ms, claimed_ms, certified_ms }) => ({
    day: Math.floor((Number(issued_ms) + VIETNAM_MS) / DAY_MS),
    issued: Number(issued_ms),
    claimed: number(claimed_ms),
    certified: number(certified_ms),
  }));
}

/** States of codes that nobody has used and no officer has ended. */
type Unused = Exclude<CodeState, "used" | "ended">;

/**
 * Codes in a state, with their cases, for what waits: of open cases that one can go out for, and what takes alerts back. Those two
 * are few of all codes: their cases are gathered first, and no other code is read.
 */
export const inState = (sql: Sql, scope: Scope, now: Instant, state: Unused) =>
  lastOnes(sql, scope)
    .where(stateOf(now), "=", state)
    .where(({ or, and, eb }) =>
      or([
        eb("case_code.way", "=", "revised"),
        and([
          eb("case_record.closed_ms", "is", null),
          eb("case_record.class", "in", ["probable", "confirmed"]),
        ]),
      ]),
    )
    .where("case_code.case_id", "in", ({ selectFrom }) =>
      selectFrom("case_record as open")
        .select("open.id")
        .where(inScope(scope, "open.unit_path"))
        .where("open.closed_ms", "is", null)
        .where("open.merged_into", "is", null)
        .where("open.class", "in", ["probable", "confirmed"])
        .unionAll(
          selectFrom("case_code as revised")
            .select("revised.case_id as id")
            .where("revised.way", "=", raw.lit("revised")),
        ),
    );

/** Open cases within a scope that never had a code, though one could still go out. */
export const without = (sql: Sql, scope: Scope, today: Day) => {
  const oldest = addDays(today, -OLDEST_DAYS);
  return (
    sql
      .selectFrom("case_record")
      .where(inScope(scope, "case_record.unit_path"))
      .where("merged_into", "is", null)
      .where("closed_ms", "is", null)
      .where("class", "in", ["probable", "confirmed"])
      .where(({ or, and, eb }) =>
        or([
          eb("sample_day", ">=", oldest),
          eb("result_day", ">=", oldest),
          eb("onset_day", ">=", oldest),
          and([eb("sample_day", "is", null), eb("class_day", ">=", oldest)]),
        ]),
      )
      // Its own codes and those of records that were merged into it: asked as one, each case is looked up by itself.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("case_code")
              .select("case_code.id")
              .whereRef("case_code.case_id", "=", "case_record.id"),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("case_code")
              .innerJoin("case_record as of", "of.id", "case_code.case_id")
              .select("case_code.id")
              .whereRef("of.merged_into", "=", "case_record.id"),
          ),
        ),
      )
  );
};

/** A case without a code. */
export type CodelessCase = { readonly id: string; readonly person_id: string; readonly number: number };

/** The newest of them first, and how many in all. */
export async function findWithout(
  sql: Sql,
  scope: Scope,
  today: Day,
  limit: number,
): Promise<{ readonly rows: readonly CodelessCase[]; readonly total: number }> {
  const rows = await without(sql, scope, today)
    .select(["id", "person_id", "number"])
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}
