/**
 * Whether an alert may name the part of the day (docs/protocol/05-exposure-and-risk.md#56-the-alert). In a small company the
 * hour gives away who it was; so it is shown only when in one single interval of that part the phone heard at least 5
 * identifiers for at least 5 minutes each. Identifiers of different intervals are never counted as different phones: one
 * phone has six an hour.
 */
import {
  type Duration,
  dayOf,
  dayStart,
  type Enin,
  eninStart,
  inHours,
  Minutes,
} from "@bluezone/protocol/time";

/** Night 22–5, morning 5–12, afternoon 12–18, evening 18–22, on Vietnam's clocks. The small hours are the night of their own day. */
export type PartOfDay = "night" | "morning" | "afternoon" | "evening";

/** At least so many identifiers … */
export const CROWD_SIZE = 5;
/** … for at least so long each, in one interval. */
export const CROWD_TIME: Duration = Minutes(5);

/** The part of the Vietnam day that holds an interval. */
export function partOf(enin: Enin): PartOfDay {
  const start = eninStart(enin);
  const hour = inHours((start - dayStart(dayOf(start, "vietnam"), "vietnam")) as Duration);
  if (hour < 5 || hour >= 22) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** How long an identifier was heard in an interval. */
export interface Presence {
  readonly enin: Enin;
  readonly lasted: Duration;
}

/**
 * The part of the day to show: that of most of the encounter, when a crowd was there in one interval of it; else "hidden".
 * @param encounter the intervals of the encounter with their length, all of one Vietnam day.
 * @param heard every identifier and interval of that day, the encounter's own among them.
 */
export function shownPart(encounter: readonly Presence[], heard: readonly Presence[]): PartOfDay | "hidden" {
  const lengths = new Map<PartOfDay, number>();
  for (const { enin, lasted } of encounter) {
    const part = partOf(enin);
    lengths.set(part, (lengths.get(part) ?? 0) + lasted);
  }
  const [longest] = [...lengths].sort(([, a], [, b]) => b - a);
  if (longest === undefined) return "hidden";
  const crowds = new Map<Enin, number>();
  for (const { enin, lasted } of heard)
    if (lasted >= CROWD_TIME && partOf(enin) === longest[0]) crowds.set(enin, (crowds.get(enin) ?? 0) + 1);
  return Math.max(0, ...crowds.values()) >= CROWD_SIZE ? longest[0] : "hidden";
}
