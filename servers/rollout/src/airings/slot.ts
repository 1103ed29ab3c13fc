/** Slots: times of day at which a station airs, as minutes since midnight in Vietnam. */
import { DEFAULT_SLOTS } from "@bluezone/contract/rollout/airings";
import { type Day, dayStart, type Instant, Minutes, plus } from "@bluezone/protocol/time";

/** "05:30" → 330. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
/** 330 → "05:30". */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
/** The instant of a slot on a day. */
export const slotAt = (day: Day, minute: number): Instant => plus(dayStart(day, "vietnam"), Minutes(minute));

/** What a station set, from a day on. */
export type Setting = { readonly from: Day; readonly slots: readonly number[] };

/** The slots of a day: those set last before it or on it, else the three that stations mostly have. */
export function slotsOn(settings: readonly Setting[], day: Day): readonly number[] {
  const held = settings.filter(({ from }) => from <= day).sort((a, b) => b.from - a.from);
  return held[0]?.slots ?? DEFAULT_SLOTS.map(minuteOf);
}
