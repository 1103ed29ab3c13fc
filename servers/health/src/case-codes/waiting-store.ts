/** The SQL of codes that want somebody: those that a case never had, did not reach anybody, or are about to end. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { caseLabel } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";
import { inState, without } from "./list-store.ts";

/** Cases that never had a code, though one could still go out. */
export const WITHOUT_CODE: WaitingPart = {
  kind: "casesWithoutCode",
  permission: "codes.issue",
  label: caseLabel,
  items: (sql, scope, { today }) =>
    without(sql, scope, today).select(
      itemColumns({
        subject: "case_record.id",
        unit: "case_record.unit_path",
        label: "case_record.number",
        since: "case_record.made_ms",
      }),
    ),
};

const ofState = (kind: "codesWaiting" | "codesEnding", state: "attention" | "ending"): WaitingPart => ({
  kind,
  permission: "codes.issue",
  label: caseLabel,
  items: (sql, scope, { now }) =>
    inState(sql, scope, now, state).select(
      itemColumns({
        subject: "case_code.id",
        record: "case_code.case_id",
        unit: "case_record.unit_path",
        label: "case_record.number",
        since: "case_code.issued_ms",
        ...(state === "ending" && { due: "case_code.until_ms" }),
      }),
    ),
});

/** Codes whose message failed, or for whom nobody has a number. */
export const CODES_WAITING = ofState("codesWaiting", "attention");
/** Codes that end within four hours and nobody has used. */
export const CODES_ENDING = ofState("codesEnding", "ending");
