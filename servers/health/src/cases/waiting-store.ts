/** The SQL of cases that nobody has interviewed. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { caseLabel } from "./view.ts";

export const UNINTERVIEWED: WaitingPart = {
  kind: "casesUninterviewed",
  permission: "contacts.write",
  label: caseLabel,
  items: (sql, scope) =>
    sql
      .selectFrom("case_record")
      .select(
        itemColumns({
          subject: "case_record.id",
          unit: "case_record.unit_path",
          label: "case_record.number",
          since: "case_record.made_ms",
        }),
      )
      .where(inScope(scope, "case_record.unit_path"))
      .where("merged_into", "is", null)
      .where("closed_ms", "is", null)
      .where("interviewed_ms", "is", null)
      .where("class", "<>", "discarded"),
};
