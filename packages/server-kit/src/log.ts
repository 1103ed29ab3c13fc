/** Events as JSON lines, one an event. */
import { isoInstant } from "@bluezone/protocol/time";
import { type DestinationStream, pino } from "pino";
import type { Clock } from "./clock.ts";
import type { EventSink, Name } from "./events.ts";

/**
 * A sink that writes `{"level", "time", "server", "event", …}` lines; what tells a defect has the level "error". Events in `silent` are not written: what happens at
 * every request is counted by metrics and has no line, so that no line says when somebody called.
 */
export function logEvents(options: {
  readonly server: Name;
  readonly clock: Clock;
  readonly silent?: readonly string[];
  /** Where lines go; standard output when absent. */
  readonly to?: DestinationStream;
}): EventSink {
  const silent = new Set(options.silent ?? ["http_answered"]);
  const settings = {
    base: { server: options.server },
    timestamp: () => `,"time":"${isoInstant(options.clock.now())}"`,
    formatters: { level: (level: string) => ({ level }) },
  };
  const logger = options.to ? pino(settings, options.to) : pino(settings);
  return {
    emit(event) {
      if (!silent.has(event.event)) logger["place" in event ? "error" : "info"](event);
    },
  };
}
