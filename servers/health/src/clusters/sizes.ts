/** How a cluster grew: cases by the day on which they began. */
import type { Day } from "@bluezone/protocol/time";

/** How many began on each day on which any did, the earliest first. */
export function sizesByDay(days: readonly Day[]): readonly { readonly day: Day; readonly cases: number }[] {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].map(([day, cases]) => ({ day, cases })).toSorted((a, b) => a.day - b.day);
}
