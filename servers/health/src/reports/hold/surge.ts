/** When alerts are held by themselves, and when a hold is over. */

import { LONGEST_HOLD } from "@bluezone/contract/health/alert-hold";
import { Hours, type Instant, minus, plus } from "@bluezone/protocol/time";
import { fromMs } from "../../tables.ts";
import type { AlertHoldRow } from "../rows.ts";

/** Codes are counted over this long. */
export const WATCHED = Hours(1);
const HOLD = Hours(LONGEST_HOLD);

/** The end of a hold that begins now. */
export const endOf = (from: Instant): Instant => plus(from, HOLD);

/** When a hold ended or will end. */
export const endedAt = ({ decision, decided_ms, until_ms }: AlertHoldRow): Instant =>
  decision === "lifted" && decided_ms !== null ? fromMs(decided_ms) : fromMs(until_ms);

/** Whether phones are told to hold at an instant. */
export const isActive = (hold: AlertHoldRow, now: Instant): boolean =>
  fromMs(hold.from_ms) <= now && now < endedAt(hold);

/**
 * Whether another hold may begin: none is, and the last one ended at least as long ago as a hold lasts. So alerts are never
 * held for longer than half of the time, whatever happens to the codes.
 */
export const mayBegin = (last: AlertHoldRow | undefined, now: Instant): boolean =>
  last === undefined || endedAt(last) <= minus(now, HOLD);
