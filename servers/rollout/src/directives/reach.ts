/** Which directives somebody may read: their own units', and those of which a unit within reach has a task. */
import { Fault } from "@bluezone/contract/fault";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Sql, Tables, Transaction } from "../tables.ts";
import type { DirectiveRow } from "./tables.ts";

/** The condition on a directive. */
export const readable =
  (scope: Scope) =>
  ({ or, exists, selectFrom }: ExpressionBuilder<Tables, "directive">): Expression<SqlBool> =>
    or([
      inScope(scope, "directive.unit_path"),
      exists(
        selectFrom("assignment")
          .select("assignment.id")
          .whereRef("assignment.directive_id", "=", "directive.id")
          .where(inScope(scope, "assignment.unit_path")),
      ),
    ]);

/** A directive that the viewer may read. Throws Fault `not_found`, also for one that is there and out of reach. */
export async function readableDirective(sql: Sql, viewer: Viewer, id: string): Promise<DirectiveRow> {
  const row = await sql
    .selectFrom("directive")
    .selectAll("directive")
    .where("directive.id", "=", id)
    .where(readable(viewer.scope("directives.read")))
    .executeTakeFirst();
  if (!row) throw new Fault("not_found", "There is no such directive.");
  return row;
}

/** The same, held until the transaction ends, for a change. Throws Fault `not_allowed` too, and `conflict` for another `version`. */
export async function directiveToChange(
  trx: Transaction,
  viewer: Viewer,
  id: string,
  version?: number,
): Promise<DirectiveRow> {
  const { unit_path } = await readableDirective(trx, viewer, id);
  viewer.must("directives.write", unit_path);
  const row = await trx
    .selectFrom("directive")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (version !== undefined && row.version !== version)
    throw new Fault("conflict", "Somebody else changed this directive meanwhile.");
  return row;
}
