/** The SQL of what phones sent and nobody at the station has looked at. */
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";

/** Rows of such a table that are new, by their receipt. */
export const newSent = (
  table: "advice_request" | "declaration",
  { kind, permission }: Pick<WaitingPart, "kind" | "permission">,
): WaitingPart => ({
  kind,
  permission,
  async rows(sql, scope) {
    const rows = await sql
      .selectFrom(table)
      .select(["id", "unit_path", "receipt", "made_ms"])
      .where("state", "=", "new")
      .where(inScope(scope, `${table}.unit_path`))
      .execute();
    return rows.map(({ id, unit_path, receipt, made_ms }) => ({
      subject: id,
      unitPath: unit_path,
      label: receipt,
      since: fromMs(made_ms),
    }));
  },
});
