/** Codes of cases as the desk lists them: the last of each case, within reach. */
import type { CodeState, IssuedCode } from "@bluezone/contract/health/issued-codes";
import { CODE_STATES } from "@bluezone/contract/health/issued-codes";
import { Hours, type Instant, isoInstant, plus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { type RawBuilder, sql as raw } from "kysely";
import { numberOf, shownPerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import type { Person } from "../people/person.ts";
import { fromMs, ms, type Sql } from "../tables.ts";
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

const at = (text: string | null): string | null => (text === null ? null : isoInstant(fromMs(text)));
const trouble = ({ sms, made, state }: ListedCode): IssuedCode["trouble"] =>
  state !== "attention" ? null : sms === "failed" || sms === "unsure" ? sms : made ? null : "no_number";

/** A code as the contract shows it. */
export const shownCode = (
  { config }: Pick<Context, "config">,
  row: ListedCode,
  person: Person,
): IssuedCode => ({
  id: row.id,
  caseId: row.case_id,
  caseNumber: numberOf(config, row.number),
  person: shownPerson(person),
  way: row.way,
  state: row.state,
  trouble: trouble(row),
  again: row.next_try_ms !== null,
  issued: isoInstant(fromMs(row.issued_ms)),
  until: at(row.until_ms),
  claimed: at(row.claimed_ms),
  certified: at(row.certified_ms),
  ended: at(row.ended_ms),
});
