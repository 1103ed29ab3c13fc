/** The SQL of follow-ups that are due today or over their time. */
import { addDays, dayStart } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import { numberOf } from "../../cases/view.ts";
import type { WaitingPart } from "../../slice.ts";
import { fromMs, ms } from "../../tables.ts";

/** The label is the case that the contact was near. */
export const FOLLOW_UPS: WaitingPart = {
  kind: "followUps",
  permission: "contacts.write",
  async rows(sql, scope, { today, context }) {
    const rows = await sql
      .selectFrom("follow_up")
      .innerJoin("contact", "contact.id", "follow_up.contact_id")
      .leftJoin("case_record", "case_record.id", "contact.case_id")
      .select(["follow_up.id", "follow_up.contact_id", "follow_up.unit_path"])
      .select(["follow_up.made_ms", "follow_up.due_ms", "case_record.number"])
      .where(inScope(scope, "follow_up.unit_path"))
      .where("follow_up.done_ms", "is", null)
      .where("follow_up.due_ms", "<", ms(dayStart(addDays(today, 1), "vietnam")))
      .execute();
    return rows.map(({ id, contact_id, unit_path, made_ms, due_ms, number }) => ({
      subject: id,
      record: contact_id,
      unitPath: unit_path,
      since: fromMs(made_ms),
      due: fromMs(due_ms),
      ...(number === null ? {} : { label: numberOf(context.config, number) }),
    }));
  },
};
