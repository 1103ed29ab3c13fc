/** The SQL of what waits between units: records that are offered, asked for, and that have come. */
import { Days, minus } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import { numberOf } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";
import { fromMs, ms } from "../tables.ts";

/** How long an answer waits to be seen. */
const ANSWER_NEW = Days(1);

/** Cases that another unit asks to take over. */
export const HAND_OVERS: WaitingPart = {
  kind: "handOvers",
  permission: "cases.handover",
  async rows(sql, scope, { context }) {
    const rows = await sql
      .selectFrom("hand_over")
      .innerJoin("case_record", "case_record.id", "hand_over.case_id")
      .select(["hand_over.id", "hand_over.case_id", "to_unit_path", "asked_ms", "case_record.number"])
      .where("answer", "is", null)
      .where(inScope(scope, "hand_over.to_unit_path"))
      .execute();
    return rows.map(({ id, case_id, to_unit_path, asked_ms, number }) => ({
      subject: id,
      record: case_id,
      unitPath: to_unit_path,
      label: numberOf(context.config, number),
      since: fromMs(asked_ms),
    }));
  },
};

/** Requests of other units about records. */
export const CARE_REQUESTS: WaitingPart = {
  kind: "careRequests",
  permission: "cases.handover",
  async rows(sql, scope) {
    const rows = await sql
      .selectFrom("care_request")
      .select(["id", "other_unit_path", "asked_ms"])
      .where("answer", "is", null)
      .where(inScope(scope, "care_request.other_unit_path"))
      .execute();
    return rows.map(({ id, other_unit_path, asked_ms }) => ({
      subject: id,
      unitPath: other_unit_path,
      since: fromMs(asked_ms),
    }));
  },
};

/** Records that were asked for and given or shown in the last day. */
export const CARE_ANSWERED: WaitingPart = {
  kind: "careAnswered",
  permission: "cases.handover",
  async rows(sql, scope, { now }) {
    const rows = await sql
      .selectFrom("care_request")
      .select(["id", "asker_unit_path", "answered_ms"])
      .where("way", "=", "ask")
      .where("answer", "in", ["moved", "shown"])
      .where("answered_ms", ">", ms(minus(now, ANSWER_NEW)))
      .where(inScope(scope, "care_request.asker_unit_path"))
      .where(({ not }) => not(inScope(scope, "care_request.other_unit_path")))
      .execute();
    return rows.map(({ id, asker_unit_path, answered_ms }) => ({
      subject: id,
      unitPath: asker_unit_path,
      since: fromMs(answered_ms ?? "0"),
    }));
  },
};
