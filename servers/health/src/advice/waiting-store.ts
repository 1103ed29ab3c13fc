/** The SQL of requests for advice that nobody has answered. */
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";

export const ADVICE_WAITING: WaitingPart = {
  kind: "adviceWaiting",
  permission: "help.act",
  async rows(sql, scope) {
    const rows = await sql
      .selectFrom("advice_request")
      .select(["id", "unit_path", "receipt", "made_ms"])
      .where("state", "=", "new")
      .where(inScope(scope, "advice_request.unit_path"))
      .execute();
    return rows.map(({ id, unit_path, receipt, made_ms }) => ({
      subject: id,
      unitPath: unit_path,
      label: receipt,
      since: fromMs(made_ms),
    }));
  },
};
