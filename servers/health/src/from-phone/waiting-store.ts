/** The SQL of what phones sent and nobody at the station has looked at. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";

/** Rows of such a table that are new, by their receipt. */
export const newSent = (
  table: "advice_request" | "declaration",
  { kind, permission }: Pick<WaitingPart, "kind" | "permission">,
): WaitingPart => ({
  kind,
  permission,
  items: (sql, scope) =>
    sql
      .selectFrom(table)
      .select(
        itemColumns({
          subject: `${table}.id`,
          unit: `${table}.unit_path`,
          label: `${table}.receipt`,
          since: `${table}.made_ms`,
        }),
      )
      .where("state", "=", "new")
      .where(inScope(scope, `${table}.unit_path`)),
});
