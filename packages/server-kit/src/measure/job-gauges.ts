/** How a server's jobs do, as gauges. */
import { between, inSeconds } from "@bluezone/protocol/time";
import type { JobRunner } from "../jobs/jobs.ts";
import { gauge } from "./exposition.ts";
import type { Metrics } from "./metrics.ts";

/** Adds a runner's jobs to what is measured. A job that never ended well counts from when measuring began. */
export function addJobGauges(metrics: Metrics, jobs: Pick<JobRunner, "states">): void {
  metrics.add((now) => {
    const states = jobs.states().map((state) => ({ ...state, labels: { task: state.job } }));
    return [
      gauge(
        "bluezone_job_success_age_seconds",
        "How long ago each job last ended well.",
        states.map(({ labels, good }) => ({ labels, value: inSeconds(between(good ?? metrics.since, now)) })),
      ),
      gauge(
        "bluezone_job_every_seconds",
        "How often each job is due.",
        states.map(({ labels, every }) => ({ labels, value: inSeconds(every) })),
      ),
      gauge(
        "bluezone_job_failing",
        "Whether each job's last run failed: 1 or 0.",
        states.map(({ labels, failing }) => ({ labels, value: failing ? 1 : 0 })),
      ),
    ];
  });
}
