/** Events as counters. */
import { type Day, dayOf } from "@bluezone/protocol/time";
import type { Clock } from "../time/clock.ts";
import type { AnyEvent, EventSink } from "./events.ts";
import type { Family, Labels } from "./exposition.ts";

/** A sink that counts. */
export type EventCounts = EventSink & { families(): readonly Family[] };

type Series = { readonly labels: Labels; count: number; today: number };

/**
 * Counts events: `bluezone_<event>_total`, with words and booleans as labels. Each numeric field is summed in
 * `bluezone_<event>_<field>_total` with the same labels.
 * @param options.byDay events that say when somebody shared or used a code: whoever keeps the counters must not learn that
 * from them, so those of a UTC day are shown once it is over. What was counted today is lost when the process ends.
 * @param options.zero events that stand at 0 before the first: an alert can watch them from the beginning.
 */
export function countEvents(options?: {
  readonly clock: Clock;
  readonly byDay: readonly string[];
  readonly zero?: readonly AnyEvent[];
}): EventCounts {
  const byDay = new Set(options?.byDay);
  const families = new Map<string, { readonly daily: boolean; readonly series: Map<string, Series> }>();
  let day: Day | undefined;
  function add(name: string, event: AnyEvent, amount: number): void {
    const daily = byDay.has(event.event);
    const { series } = families.get(name) ?? { series: new Map<string, Series>() };
    families.set(name, { daily, series });
    const labels = labelsOf(event);
    const key = JSON.stringify(labels);
    const one = series.get(key) ?? { labels, count: 0, today: 0 };
    series.set(key, one);
    if (daily) one.today += amount;
    else one.count += amount;
  }
  /** What was counted on days that are over is shown. */
  function turn(): void {
    const now = options && dayOf(options.clock.now(), "utc");
    if (now === day) return;
    day = now;
    for (const one of [...families.values()].flatMap(({ series }) => [...series.values()])) {
      one.count += one.today;
      one.today = 0;
    }
  }
  for (const event of options?.zero ?? []) add(`bluezone_${event.event}_total`, event, 0);
  return {
    emit(event) {
      turn();
      add(`bluezone_${event.event}_total`, event, 1);
      for (const [field, value] of Object.entries(event))
        if (typeof value === "number" && Number.isFinite(value))
          add(`bluezone_${event.event}_${field}_total`, event, value);
    },
    families() {
      turn();
      return [...families].map(([name, { daily, series }]) => ({
        name,
        type: "counter",
        help: daily ? "Events since the start, by whole UTC days." : "Events since the start.",
        samples: [...series.values()].map(({ labels, count }) => ({ labels, value: count })),
      }));
    },
  };
}

const labelsOf = ({ event: _, ...fields }: AnyEvent): Labels =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => typeof value === "string" || typeof value === "boolean")
      // `job` is what Prometheus itself calls the servers that it reads.
      .map(([field, value]) => [field === "job" ? "task" : field, String(value)])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
