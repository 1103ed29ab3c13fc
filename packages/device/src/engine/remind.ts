/** Notices: an alert's own are elsewhere; here are the reminders that Bluetooth is off and that a share is unfinished. */
import { dayOf, dayStart, Hours, type Instant, plus, wallTime } from "@bluezone/protocol/time";
import { workedOn } from "./activity.ts";
import type { Context } from "./context.ts";

/**
 * Hours of Vietnam's clock at which Bluetooth is reminded of, at most once each (LOOK-AND-WORDS §4.4), and until when a phone that
 * was not run at that hour still does.
 */
const HOURS = [
  { hour: 8, until: 12 },
  { hour: 14, until: 18 },
  { hour: 19, until: 22 },
] as const;
/** An unfinished share is reminded of once, after this long. */
const UNFINISHED_AFTER = Hours(1);

/**
 * Whether a reminder is due at `now`: the phone was silent in the hour of one already, and none was given since that hour began (one that lies ahead is of a clock that was wrong).
 * Who switches Bluetooth off later is not reminded at once.
 */
export function reminderDue(now: Instant, last: Instant | null, since: Instant): boolean {
  const { hour } = wallTime(now, "vietnam");
  const due = HOURS.find((one) => one.hour <= hour && hour < one.until);
  if (due === undefined) return false;
  const began = plus(dayStart(dayOf(now, "vietnam"), "vietnam"), Hours(due.hour));
  return since < plus(began, Hours(1)) && (last === null || last < began || last > now);
}

/** Reminds of what is due. @param deaf the radio is off or refused although it is wanted. */
export function remind(context: Context, now: Instant, deaf: boolean): void {
  const { memory, ports } = context;
  const { remindedAt, noRemindersOn } = memory.get("phone");
  const activity = memory.get("activity");
  const since = activity.down?.since ?? now;
  if (deaf && noRemindersOn !== dayOf(now, "vietnam") && reminderDue(now, remindedAt, since)) {
    memory.change("phone", { remindedAt: now });
    ports.notifier.notify({ is: "bluetooth-off", since, workedToday: workedOn(activity, now) });
  }
  const share = memory.get("share");
  const { state } = share;
  const unfinished = state.is === "sending" || (state.is === "ready" && !state.declined);
  if (unfinished && share.remindedAt === null && now >= plus(state.since, UNFINISHED_AFTER)) {
    memory.change("share", { remindedAt: now });
    ports.notifier.notify({ is: "unfinished-share" });
  }
}
