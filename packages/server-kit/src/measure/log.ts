/** Events as JSON lines, one an event. */
import { isoInstant } from "@bluezone/protocol/time";
import { type DestinationStream, pino } from "pino";
import type { Clock } from "../time/clock.ts";
import type { EventSink, Name } from "./events.ts";
import { linesTo } from "./lines.ts";

/** What every server counts and does not log: a line a request would say when somebody called, and jobs run each second. */
const COUNTED = ["http_answered", "job_done"];

/**
 * A sink that writes `{"level", "time", "server", "event", …}` lines; what tells a defect has the level "error". Requests and
 * jobs that went well have no line, nor have the events in `silent`: metrics count them.
 */
export function logEvents(options: {
  readonly server: Name;
  readonly clock: Clock;
  readonly silent?: readonly string[];
  /** Where lines go; standard output when absent. */
  readonly to?: DestinationStream;
}): EventSink {
  const silent = new Set([...COUNTED, ...(options.silent ?? [])]);
  const settings = {
    base: { server: options.server },
    timestamp: () => `,"time":"${isoInstant(options.clock.now())}"`,
    formatters: { level: (level: string) => ({ level }) },
  };
  const logger = pino(settings, options.to ?? linesTo(1));
  return {
    emit(event) {
      if (!silent.has(event.event)) logger["place" in event ? "error" : "info"](event);
    },
  };
}
