/** What an operator's monitoring reads: events counted, answers timed, and the state of things, on an address of its own. */
import type { Document } from "@bluezone/contract/endpoint";
import type { Duration, Instant } from "@bluezone/protocol/time";
import type { Http } from "../http/http.ts";
import type { Clock } from "../time/clock.ts";
import { inTime } from "../time/timer.ts";
import { countEvents } from "./count-events.ts";
import type { AnyEvent, EventSink } from "./events.ts";
import { expose, type Family, gauge } from "./exposition.ts";
import { processGauges } from "./process-gauges.ts";
import { type AnswerTimer, routeTimes } from "./route-times.ts";

/** Looks at the state of something. */
export type Gauges = (now: Instant) => Promise<readonly Family[]> | readonly Family[];

/** What is measured of one server. It is exact: for its operator, never on a public address. */
export type Metrics = EventSink & {
  readonly took: AnswerTimer;
  /** When measuring began. */
  readonly since: Instant;
  /** Adds something to look at whenever the page is read. */
  add(gauges: Gauges): void;
  /** The page. What cannot be looked at is left out and counted in `bluezone_gauges_failing`. */
  text(): Promise<string>;
};

/** Measures one server. `byDay` and `zero` are `countEvents`'. */
export function createMetrics(options: {
  readonly clock: Clock;
  /** After how long a look that has not ended is left out, where it asks a database that may hang. */
  readonly within?: Duration | undefined;
  readonly byDay: readonly string[];
  readonly zero?: readonly AnyEvent[];
}): Metrics {
  const { clock, within } = options;
  const counts = countEvents(options);
  const times = routeTimes();
  const looks: ((now: Instant) => Promise<readonly Family[]>)[] = [];
  const add = (gauges: Gauges) => void looks.push(oneAtATime(gauges, within));
  add(processGauges());
  return {
    emit: counts.emit,
    took: times.took,
    since: clock.now(),
    add,
    async text() {
      const now = clock.now();
      const found = await Promise.allSettled(looks.map((look) => look(now)));
      const failing = found.filter(({ status }) => status === "rejected").length;
      return expose([
        ...found.flatMap((look) => (look.status === "fulfilled" ? look.value : [])),
        gauge("bluezone_gauges_failing", "How many kinds of gauges could not be read.", failing),
        ...counts.families(),
        ...times.families(),
      ]);
    },
  };
}

/** A look that is still out when it is wanted again is waited for, not begun again; rejects when it takes too long. */
function oneAtATime(gauges: Gauges, within: Duration | undefined) {
  let looking: Promise<readonly Family[]> | undefined;
  return async (now: Instant): Promise<readonly Family[]> => {
    looking ??= (async () => gauges(now))().finally(() => {
      looking = undefined;
    });
    const found = within === undefined ? await looking : await inTime(looking, within, undefined);
    if (!found) throw new Error("what is looked at does not answer");
    return found;
  };
}

const metricsDocument: Document = {
  method: "GET",
  path: "/metrics",
  summary: "Counters, times and gauges of this server, for its operator.",
  mediaType: "text/plain; version=0.0.4; charset=utf-8",
  maxAge: 0,
};

/** Adds `/metrics`. Give it an `Http` of its own on an address that only the operator reaches. */
export function metricsPage<Caller>(http: Http<Caller>, metrics: Pick<Metrics, "text">): void {
  http.document(metricsDocument, async () => ({ body: await metrics.text() }));
}
