/** The SQL of contacts that nobody has classified. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { inScope } from "@bluezone/staff/scope";
import { caseLabel } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";

/** Who became a case is no contact any more. The label is the case that they were near. */
export const UNCLASSED: WaitingPart = {
  kind: "contactsUnclassed",
  permission: "contacts.classify",
  label: caseLabel,
  items: (sql, scope) =>
    sql
      .selectFrom("contact")
      .leftJoin("case_record", "case_record.id", "contact.case_id")
      .select(
        itemColumns({
          subject: "contact.id",
          unit: "contact.unit_path",
          label: "case_record.number",
          since: "contact.made_ms",
        }),
      )
      .where(inScope(scope, "contact.unit_path"))
      .where("contact.became_case_id", "is", null)
      .where("contact.class", "is", null),
};
