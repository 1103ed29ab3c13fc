/** When alerts are held by themselves or by hand, and when a hold is over. */
import { EMERGENCY_HOLD, LONGEST_HOLD } from "@bluezone/contract/health/alert-hold";
import { Hours, type Instant, Instant as instant, minus, plus } from "@bluezone/protocol/time";
import { fromMs } from "../../tables.ts";
import type { AlertHoldRow } from "../tables.ts";

/** Codes are counted over this long. */
export const WATCHED = Hours(1);
const HOLD = Hours(LONGEST_HOLD);

/** The end of a hold that began then. */
export const endOf = (from: Instant): Instant => plus(from, HOLD);

/** The end of a hold by hand that began then and that no second person has confirmed. */
export const endOfEmergency = (from: Instant): Instant => plus(from, Hours(EMERGENCY_HOLD));

/** When a hold ended or will end. */
export const endedAt = ({ decision, decided_ms, until_ms }: AlertHoldRow): Instant =>
  decision === "lifted" && decided_ms !== null ? fromMs(decided_ms) : fromMs(until_ms);

/** Whether phones are told to hold at an instant. */
export const isActive = (hold: AlertHoldRow, now: Instant): boolean =>
  fromMs(hold.from_ms) <= now && now < endedAt(hold);

/** Whether it went on to the end of its twelve hours. */
const ranWhole = (hold: AlertHoldRow): boolean => endedAt(hold) >= endOf(fromMs(hold.from_ms));

/**
 * Whether another hold may begin: none is, and none that ran its twelve hours ended less than as long ago. So a surge holds
 * alerts for no longer than half of the time, whatever happens to the codes. What was lifted, and an hour by hand, are no
 * reason to wait: who lifts or holds cannot disarm the watch over the codes. By hand there is one in twelve hours at the most,
 * so that one person alone holds no more than that.
 * @param recent holds of the same alerts, those of the last day at least.
 */
export const mayBegin = (
  recent: readonly AlertHoldRow[],
  cause: AlertHoldRow["cause"],
  now: Instant,
): boolean =>
  recent.every(
    (hold) =>
      // One that began after this time was taken, and was written first, is there too.
      endedAt(hold) <= now &&
      (endedAt(hold) <= minus(now, HOLD) ||
        !(ranWhole(hold) || (cause === "officer" && hold.cause === cause))),
  );

/** From when on codes are counted: for an hour back, and not those that officers looked at when they lifted a hold. */
export const countedSince = (recent: readonly AlertHoldRow[], now: Instant): Instant =>
  instant(
    Math.max(
      minus(now, WATCHED),
      ...recent.filter(({ decision }) => decision === "lifted").map((hold) => endedAt(hold)),
    ),
  );
