/** How long the phone worked today, since when it does not, and how long it heard nobody. Facts for the status lines. */
import {
  type Duration,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  Milliseconds,
  Minutes,
  minus,
} from "@bluezone/protocol/time";
import type { RadioState } from "../ports.ts";
import type { DocumentOf } from "../storage.ts";
import { hears, isDeaf } from "./radio.ts";

type ActivityDocument = DocumentOf<"activity">;

/** Longest time between two runs that both found the radio working and that still counts as worked: the slowest cycle and some more. */
const LONGEST_STEP: Duration = Minutes(6);
/** A working phone that was not run for this long, in one boot, was stopped by the system. */
export const STOPPED_AFTER: Duration = Hours(1);

/** One look at the phone. */
export interface Look {
  readonly now: Instant;
  readonly boot: number;
  readonly mono: Duration;
  readonly radio: RadioState;
  /** Consented, not paused, not switched off: the radio ought to work. */
  readonly wanted: boolean;
  /** Somebody was heard since the last look. */
  readonly heard: boolean;
  /** Of a radio that goes on alone: how much it has listened since the last look. */
  readonly listened?: Duration | undefined;
}

/** How long the radio has worked on the day of `now`, Vietnam's. */
export const workedOn = ({ day, worked }: ActivityDocument, now: Instant): Duration =>
  day === dayOf(now, "vietnam") ? worked : Milliseconds(0);

/** Adds the time since the last look, and notes what ails the radio. */
export function look(
  doc: ActivityDocument,
  { now, boot, mono, radio, wanted, heard, listened }: Look,
): ActivityDocument {
  const today = dayOf(now, "vietnam");
  const working = wanted && hears(radio);
  const last = doc.lastRun;
  const sameBoot = last?.boot === boot && last.mono <= mono;
  const step = sameBoot ? mono - last.mono : 0;
  const wasDeaf = doc.down !== null && isDeaf(doc.down.why);
  const deafThrough = isDeaf(radio) && wasDeaf;
  const stepped = sameBoot && last.working && working && step <= LONGEST_STEP ? step : 0;
  const counted = Milliseconds(deafThrough ? 0 : (listened ?? stepped));
  const sinceMidnight = Math.max(0, now - dayStart(today, "vietnam"));
  const idle = Milliseconds(step - (listened ?? 0));
  const wasStopped = sameBoot && last.working && idle >= STOPPED_AFTER && !isDeaf(radio);
  const ails = wanted && radio !== "on" && radio !== "absent" ? radio : null;
  // A radio that the system stopped, or that hears nothing any more, did so before anybody looked.
  const earlier = (ails === "stopped" || (ails !== null && isDeaf(ails))) && sameBoot && last.working;
  const since = earlier ? minus(now, idle) : now;
  const down = ails === null ? null : doc.down?.why === ails ? doc.down : { why: ails, since, told: false };
  return {
    day: today,
    worked: Milliseconds(workedOn(doc, now) + Math.min(counted, sinceMidnight)),
    lastRun: { boot, mono, at: now, working },
    down,
    stopped: wasStopped ? { from: minus(now, idle), to: now } : doc.stopped,
    silent: Milliseconds(heard ? 0 : doc.silent + counted),
    listened: Milliseconds(doc.listened + counted),
  };
}
