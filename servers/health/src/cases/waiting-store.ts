/** The SQL of cases that nobody has interviewed. */
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";
import { numberOf } from "./view.ts";

export const UNINTERVIEWED: WaitingPart = {
  kind: "casesUninterviewed",
  permission: "contacts.write",
  async rows(sql, scope, { context }) {
    const rows = await sql
      .selectFrom("case_record")
      .select(["id", "unit_path", "number", "made_ms"])
      .where(inScope(scope, "case_record.unit_path"))
      .where("merged_into", "is", null)
      .where("closed_ms", "is", null)
      .where("interviewed_ms", "is", null)
      .where("class", "<>", "discarded")
      .execute();
    return rows.map(({ id, unit_path, number, made_ms }) => ({
      subject: id,
      unitPath: unit_path,
      label: numberOf(context.config, number),
      since: fromMs(made_ms),
    }));
  },
};
