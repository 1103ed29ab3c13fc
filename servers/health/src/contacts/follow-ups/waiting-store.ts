/** The SQL of follow-ups that are due today or over their time. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { addDays, dayStart } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import { caseLabel } from "../../cases/view.ts";
import type { WaitingPart } from "../../slice.ts";
import { ms } from "../../tables.ts";

/** The label is the case that the contact was near. */
export const FOLLOW_UPS: WaitingPart = {
  kind: "followUps",
  permission: "contacts.write",
  label: caseLabel,
  items: (sql, scope, { today }) =>
    sql
      .selectFrom("follow_up")
      .leftJoin("contact", "contact.id", "follow_up.contact_id")
      .leftJoin("case_record", "case_record.id", "contact.case_id")
      .select(
        itemColumns({
          subject: "follow_up.id",
          record: "follow_up.contact_id",
          unit: "follow_up.unit_path",
          label: "case_record.number",
          since: "follow_up.made_ms",
          due: "follow_up.due_ms",
        }),
      )
      .where(inScope(scope, "follow_up.unit_path"))
      .where("follow_up.done_ms", "is", null)
      .where("follow_up.due_ms", "<", ms(dayStart(addDays(today, 1), "vietnam"))),
};
