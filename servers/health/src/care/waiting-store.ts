/** The SQL of what waits between units: records that are offered, asked for, and that have come. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { Days, minus } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import { caseLabel } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";
import { ms } from "../tables.ts";

/** How long an answer waits to be seen. */
const ANSWER_NEW = Days(1);

/** Cases that another unit asks to take over. */
export const HAND_OVERS: WaitingPart = {
  kind: "handOvers",
  permission: "cases.handover",
  label: caseLabel,
  items: (sql, scope) =>
    sql
      .selectFrom("hand_over")
      .innerJoin("case_record", "case_record.id", "hand_over.case_id")
      .select(
        itemColumns({
          subject: "hand_over.id",
          record: "hand_over.case_id",
          unit: "hand_over.to_unit_path",
          label: "case_record.number",
          since: "hand_over.asked_ms",
        }),
      )
      .where("answer", "is", null)
      .where(inScope(scope, "hand_over.to_unit_path")),
};

/** Requests of other units about records. */
export const CARE_REQUESTS: WaitingPart = {
  kind: "careRequests",
  permission: "cases.handover",
  items: (sql, scope) =>
    sql
      .selectFrom("care_request")
      .select(
        itemColumns({
          subject: "care_request.id",
          unit: "care_request.other_unit_path",
          since: "care_request.asked_ms",
        }),
      )
      .where("answer", "is", null)
      .where(inScope(scope, "care_request.other_unit_path")),
};

/** Records that were asked for and given or shown in the last day. */
export const CARE_ANSWERED: WaitingPart = {
  kind: "careAnswered",
  permission: "cases.handover",
  items: (sql, scope, { now }) =>
    sql
      .selectFrom("care_request")
      .select(
        itemColumns({
          subject: "care_request.id",
          unit: "care_request.asker_unit_path",
          since: "care_request.answered_ms",
        }),
      )
      .where("way", "=", "ask")
      .where("answer", "in", ["moved", "shown"])
      .where("answered_ms", ">", ms(minus(now, ANSWER_NEW)))
      .where(inScope(scope, "care_request.asker_unit_path"))
      .where(({ not }) => not(inScope(scope, "care_request.other_unit_path"))),
};
