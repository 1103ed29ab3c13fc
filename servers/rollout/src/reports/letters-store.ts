/** Letters that an office filed in a week, and units that passed work on; what reports ask of the slice `directives`. */
import { cutOffOf, type Week } from "@bluezone/contract/rollout/week";
import { type Instant, parseDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql } from "../tables.ts";
import type { TraceRow } from "./week-rows.ts";

/** Letters issued from Monday to Sunday and filed by an instant, within a scope. */
export async function lettersOf(
  sql: Sql,
  scope: Scope,
  week: Week,
  asOf: Instant,
): Promise<readonly TraceRow[]> {
  const sunday = parseDay(week);
  const rows = await sql
    .selectFrom("directive")
    .where(inScope(scope, "unit_path"))
    .where("issued_day", ">", sunday - 7)
    .where("issued_day", "<=", sunday)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("directive_version")
          .whereRef("directive_version.directive_id", "=", "directive.id")
          .where("filed_ms", "<=", ms(asOf))
          .select("directive_version.number"),
      ),
    )
    .select(["number", "subject"])
    .orderBy("issued_day")
    .orderBy("number")
    .execute();
  return rows.map(({ number, subject }) => ({ name: `${number}: ${subject}`, n: 1, of: null }));
}

/** Units within a scope that had work by a week's cut-off and have units below them: whether they passed any of it on. */
export async function cascades(sql: Sql, scope: Scope, week: Week): Promise<readonly TraceRow[]> {
  const until = ms(cutOffOf(week));
  const rows = await sql
    .selectFrom("unit")
    .where(inScope(scope, "unit.path"))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("assignment as given")
          .whereRef("given.unit_id", "=", "unit.id")
          .where("given.passed_ms", "<=", until)
          .where("given.handed_to", "is", null)
          .select("given.id"),
      ),
    )
    .where(({ exists, selectFrom }) =>
      exists(selectFrom("unit as lower").whereRef("lower.parent", "=", "unit.id").select("lower.id")),
    )
    .select("unit.name")
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("assignment as passed")
          .whereRef("passed.giver_id", "=", "unit.id")
          .where("passed.parent_id", "is not", null)
          .where("passed.passed_ms", "<=", until)
          .select("passed.id"),
      ).as("passed_on"),
    )
    .orderBy("unit.path")
    .execute();
  return rows.map(({ name, passed_on }) => ({ name, n: passed_on ? 1 : 0, of: 1 }));
}
