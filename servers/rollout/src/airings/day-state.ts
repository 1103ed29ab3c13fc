/** How a station's day stands: at least two are aired each day, and at six in the evening a gap is told. */
import { NEEDED_A_DAY, type StationDay } from "@bluezone/contract/rollout/airings";
import type { Day, Instant } from "@bluezone/protocol/time";
import { slotAt } from "./slot.ts";

/** When a gap is told on the same day, early enough to make up before half past seven. */
export const TOLD_AT = 18 * 60;

/** What decides it: airings that count, slots of the day that were not aired but have a reason, and how many were to be aired. */
export type DayFacts = {
  readonly day: Day;
  readonly aired: number;
  readonly explained: number;
  readonly needed: number;
};

/** Airings that a station owes on a day: none before the first bulletin that was approved for it. */
export const neededOn = (day: Day, first: Day | undefined): number =>
  first !== undefined && first <= day ? NEEDED_A_DAY : 0;

/** Whether a day is over for counting: from 18:00 on. */
export const isDue = (day: Day, now: Instant): boolean => now >= slotAt(day, TOLD_AT);

/** "none" where none is needed; "met" as soon as there are two; before 18:00 nothing is missing yet; each airing that lacks can be explained. */
export function dayState({ day, aired, explained, needed }: DayFacts, now: Instant): StationDay["state"] {
  if (needed === 0) return "none";
  if (aired >= needed) return "met";
  if (!isDue(day, now)) return "early";
  return aired + explained >= needed ? "explained" : "gap";
}
