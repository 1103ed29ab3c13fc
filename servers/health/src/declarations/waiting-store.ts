/** The SQL of declarations that nobody has looked at. */
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";

export const DECLARATIONS_WAITING: WaitingPart = {
  kind: "declarationsWaiting",
  permission: "declarations.act",
  async rows(sql, scope) {
    const rows = await sql
      .selectFrom("declaration")
      .select(["id", "unit_path", "receipt", "made_ms"])
      .where("state", "=", "new")
      .where(inScope(scope, "declaration.unit_path"))
      .execute();
    return rows.map(({ id, unit_path, receipt, made_ms }) => ({
      subject: id,
      unitPath: unit_path,
      label: receipt,
      since: fromMs(made_ms),
    }));
  },
};
