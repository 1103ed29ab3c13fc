/** A sink that remembers. */
import type { AnyEvent, EventSink } from "../measure/events.ts";

/** A sink that keeps every event in order. */
export type RecordedEvents = EventSink & {
  readonly all: readonly AnyEvent[];
  /** The events of one word, in order. */
  named(event: string): readonly AnyEvent[];
};

/** An empty recording sink. */
export function recordEvents(): RecordedEvents {
  const all: AnyEvent[] = [];
  return {
    all,
    named: (event) => all.filter((e) => e.event === event),
    emit(event) {
      all.push(event);
    },
  };
}
