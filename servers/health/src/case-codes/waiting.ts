/** Codes that want somebody: those that a case never had, did not reach anybody, or are about to end. */
import type { CodeState } from "@bluezone/contract/health/issued-codes";
import { numberOf } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";
import { findAllWithout, findIn } from "./list-store.ts";

/** Cases that never had a code, though one could still go out. */
export const WITHOUT_CODE: WaitingPart = {
  kind: "casesWithoutCode",
  permission: "codes.issue",
  async rows(sql, scope, { today, context }) {
    const rows = await findAllWithout(sql, scope, today);
    return rows.map(({ id, unit_path, number, made_ms }) => ({
      subject: id,
      unitPath: unit_path,
      label: numberOf(context.config, number),
      since: fromMs(made_ms),
    }));
  },
};

const inState = (kind: "codesWaiting" | "codesEnding", state: CodeState): WaitingPart => ({
  kind,
  permission: "codes.issue",
  async rows(sql, scope, { now, context }) {
    const rows = await findIn(sql, scope, now, state);
    return rows.map(({ id, case_id, unit_path, number, issued_ms, until_ms }) => ({
      subject: id,
      record: case_id,
      unitPath: unit_path,
      label: numberOf(context.config, number),
      since: fromMs(issued_ms),
      ...(state === "ending" && until_ms !== null ? { due: fromMs(until_ms) } : {}),
    }));
  },
});

/** Codes whose message failed, or for whom nobody has a number. */
export const CODES_WAITING = inState("codesWaiting", "attention");
/** Codes that end within four hours and nobody has used. */
export const CODES_ENDING = inState("codesEnding", "ending");
