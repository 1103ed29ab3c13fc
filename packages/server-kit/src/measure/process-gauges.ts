/** What this process itself is like: memory, time on the processor, how far its event loop lags, what its clock says. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Instant } from "@bluezone/protocol/time";
import { VERSION } from "../start/version.ts";
import { type Family, gauge } from "./exposition.ts";

/** How often the event loop is looked at. */
const RESOLUTION_MS = 10;

/** What a look came late, in seconds, from nanoseconds between two looks; 0 before the first. */
const beyond = (ns: number): number => Math.max(0, ns / 1e9 - RESOLUTION_MS / 1_000);

/** Names of the first four are those that Prometheus' own clients use. The lag is since the last look. */
export function processGauges(): (now: Instant) => readonly Family[] {
  const lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  lag.enable();
  let started: number | undefined;
  return (now) => {
    started ??= now / 1_000 - process.uptime();
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const slowest = beyond(lag.max);
    const usual = beyond(lag.percentile(50));
    lag.reset();
    return [
      gauge("process_resident_memory_bytes", "Memory of this process.", rss),
      gauge("process_start_time_seconds", "When this process started, in unix seconds.", started),
      {
        name: "process_cpu_seconds_total",
        type: "counter",
        help: "Time on the processor.",
        samples: [{ value: (user + system) / 1e6 }],
      },
      gauge("bluezone_build_info", "Which release this is, on which Node; always 1.", [
        { labels: { version: VERSION, node: process.versions.node }, value: 1 },
      ]),
      gauge("nodejs_heap_size_used_bytes", "Memory of this process' own objects.", heapUsed),
      gauge("bluezone_event_loop_lag_seconds", "How far the event loop lagged since the last look.", [
        { labels: { quantile: "0.5" }, value: usual },
        { labels: { quantile: "1" }, value: slowest },
      ]),
      gauge("bluezone_clock_seconds", "What this server's clock says, in unix seconds.", now / 1_000),
    ];
  };
}
