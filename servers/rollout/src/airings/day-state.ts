/** How a station's day stands: at least two are aired each day, and at six in the evening a gap is told. */
import { NEEDED_A_DAY, type StationDay } from "@bluezone/contract/rollout/airings";
import type { Day, Instant } from "@bluezone/protocol/time";
import { slotAt } from "./slot.ts";

/** When a gap is told on the same day, early enough to make up before half past seven. */
export const TOLD_AT = 18 * 60;

/** What decides it: airings that count, and slots of the day that were not aired but have a reason. */
export type DayFacts = { readonly day: Day; readonly aired: number; readonly explained: number };

/** Whether a day is over for counting: from 18:00 on. */
export const isDue = (day: Day, now: Instant): boolean => now >= slotAt(day, TOLD_AT);

/** "met" as soon as there are two; before 18:00 nothing is missing yet; each airing that lacks can be explained. */
export function dayState({ day, aired, explained }: DayFacts, now: Instant): StationDay["state"] {
  if (aired >= NEEDED_A_DAY) return "met";
  if (!isDue(day, now)) return "early";
  return aired + explained >= NEEDED_A_DAY ? "explained" : "gap";
}
