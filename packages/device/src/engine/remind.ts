/** Notices: an alert's own are elsewhere; here are the reminders that Bluetooth is off and that a share is unfinished. */
import { dayOf, Hours, type Instant, plus, wallTime } from "@bluezone/protocol/time";
import { workedOn } from "./activity.ts";
import type { Body } from "./body.ts";

/** Hours of Vietnam's clock at which Bluetooth is reminded of, at most once each (LOOK-AND-WORDS §4.4). */
const HOURS = [8, 14, 19] as const;
/** An unfinished share is reminded of once, after this long. */
const UNFINISHED_AFTER = Hours(1);

/** Whether a reminder is due at `now`, and none was given at this hour of this day. */
export function reminderDue(now: Instant, last: Instant | null): boolean {
  const { hour } = wallTime(now, "vietnam");
  if (!HOURS.some((h) => h === hour)) return false;
  return (
    last === null ||
    dayOf(last, "vietnam") !== dayOf(now, "vietnam") ||
    wallTime(last, "vietnam").hour !== hour
  );
}

/** Reminds of what is due. @param deaf the radio is off or refused although it is wanted. */
export function remind(body: Body, now: Instant, deaf: boolean): void {
  const { memory, ports } = body;
  const { remindedAt, noRemindersOn } = memory.get("phone");
  if (deaf && noRemindersOn !== dayOf(now, "vietnam") && reminderDue(now, remindedAt)) {
    memory.change("phone", { remindedAt: now });
    const activity = memory.get("activity");
    ports.notifier.notify({
      is: "bluetooth-off",
      since: activity.down?.since ?? now,
      workedToday: workedOn(activity, now),
    });
  }
  const share = memory.get("share");
  const { state } = share;
  const unfinished = state.is === "sending" || (state.is === "ready" && !state.declined);
  if (unfinished && share.remindedAt === null && now >= plus(state.since, UNFINISHED_AFTER)) {
    memory.change("share", { remindedAt: now });
    ports.notifier.notify({ is: "unfinished-share" });
  }
}
