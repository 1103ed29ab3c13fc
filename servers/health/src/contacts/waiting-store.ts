/** The SQL of contacts that nobody has classified. */
import { inScope } from "@bluezone/staff/scope";
import { numberOf } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";

/** Who became a case is no contact any more. The label is the case that they were near. */
export const UNCLASSED: WaitingPart = {
  kind: "contactsUnclassed",
  permission: "contacts.classify",
  async rows(sql, scope, { context }) {
    const rows = await sql
      .selectFrom("contact")
      .leftJoin("case_record", "case_record.id", "contact.case_id")
      .select(["contact.id", "contact.unit_path", "contact.made_ms", "case_record.number"])
      .where(inScope(scope, "contact.unit_path"))
      .where("contact.became_case_id", "is", null)
      .where("contact.class", "is", null)
      .execute();
    return rows.map(({ id, unit_path, made_ms, number }) => ({
      subject: id,
      unitPath: unit_path,
      since: fromMs(made_ms),
      ...(number === null ? {} : { label: numberOf(context.config, number) }),
    }));
  },
};
