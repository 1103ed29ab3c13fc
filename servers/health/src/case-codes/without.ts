/** Open cases that never had a code, though one could still go out: nobody may forget them. */
import type { CaseWithoutCode } from "@bluezone/contract/health/issued-codes";
import { addDays, type Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import { numberOf, shownPerson } from "../cases/view.ts";
import { OLDEST_DAYS } from "../codes/report-dates.ts";
import type { Context } from "../context.ts";
import type { Person } from "../people/person.ts";
import type { Sql } from "../tables.ts";

/** A case without a code. */
type Without = { readonly id: string; readonly person_id: string; readonly number: number };

/** Those within a scope, the newest first, and how many there are in all. */
export async function findWithout(
  sql: Sql,
  scope: Scope,
  today: Day,
  limit: number,
): Promise<{ readonly rows: readonly Without[]; readonly total: number }> {
  const oldest = addDays(today, -OLDEST_DAYS);
  const rows = await sql
    .selectFrom("case_record")
    .select(["id", "person_id", "number"])
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .where(inScope(scope, "case_record.unit_path"))
    .where("merged_into", "is", null)
    .where("closed_ms", "is", null)
    .where("result", "<>", "negative")
    .where(({ or, eb }) =>
      or([eb("sample_day", ">=", oldest), eb("result_day", ">=", oldest), eb("onset_day", ">=", oldest)]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_code").select("case_code.id").whereRef("case_code.case_id", "=", "case_record.id"),
        ),
      ),
    )
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

/** One as the contract shows it. */
export function shownWithout(
  { config }: Pick<Context, "config">,
  row: Without,
  person: Person,
): CaseWithoutCode {
  const phone = parsePhone(person.phone ?? "");
  const reached = phone !== undefined && phoneKind(phone) === "mobile";
  return {
    caseId: row.id,
    caseNumber: numberOf(config, row.number),
    person: shownPerson(person),
    why: reached ? "not_issued" : "no_number",
  };
}
