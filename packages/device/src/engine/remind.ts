/** Notices: an alert's own are elsewhere; here are the reminders of a radio that does not work and of a share that is unfinished. */
import { dayOf, dayStart, Hours, type Instant, plus, wallTime } from "@bluezone/protocol/time";
import { workedOn } from "./activity.ts";
import type { Context } from "./context.ts";
import { radioWanted } from "./radio-wanted.ts";

/**
 * Hours of Vietnam's clock at which Bluetooth is reminded of, at most once each (docs/guides/resident.md#notices), and until
 * when a phone that was not run at that hour still does.
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

/** A radio that is on and does not do its work is told of after this long: a change of Bluetooth, or the next run, often mends it. */
const FAILING_AFTER = Hours(1);

/** Bluetooth is off, or may not be used: a few times a day, until it is on. */
function remindOfBluetooth(context: Context, now: Instant): void {
  const { memory, notices } = context;
  const activity = memory.get("activity");
  const since = activity.down?.since ?? now;
  if (!reminderDue(now, memory.get("phone").remindedAt, since)) return;
  memory.change("phone", { remindedAt: now });
  notices.give({ is: "bluetooth-off", since, workedToday: workedOn(activity, now) });
}

/** Bluetooth is on and this phone is not heard or does not hear: once, by day. Some phones can never send, so it is not repeated. */
function remindOfFault(context: Context, now: Instant, why: "mute" | "deaf" | "failing"): void {
  const { memory, notices } = context;
  const { down } = memory.get("activity");
  if (down === null || down.told || now < plus(down.since, FAILING_AFTER)) return;
  const { hour } = wallTime(now, "vietnam");
  if (hour < HOURS[0].hour || hour >= HOURS[2].until) return;
  memory.change("activity", { down: { ...down, told: true } });
  notices.give({ is: "radio-failing", why, since: down.since });
}

function remindOfShare({ memory, notices }: Context, now: Instant): void {
  const share = memory.get("share");
  const { state } = share;
  const unfinished = state.is === "sending" || (state.is === "ready" && !state.declined);
  if (!unfinished || share.remindedAt !== null || now < plus(state.since, UNFINISHED_AFTER)) return;
  memory.change("share", { remindedAt: now });
  notices.give({ is: "unfinished-share" });
}

/** Reminds of what is due. */
export function remind(context: Context, now: Instant): void {
  const radio = context.radio();
  const hushed = context.memory.get("phone").noRemindersOn === dayOf(now, "vietnam");
  if (!hushed && radioWanted(context, now)) {
    if (radio === "off" || radio === "refused") remindOfBluetooth(context, now);
    if (radio === "mute" || radio === "deaf" || radio === "failing") remindOfFault(context, now, radio);
  }
  remindOfShare(context, now);
}
