/** A day of figures that nobody measured (demo data), for tests of the operator page and its pictures. */
import { Hours, type Instant, Minutes, minus, parseInstant, plus } from "@bluezone/protocol/time";
import { type Figures, figuresOf, type Pages } from "../figures.ts";
import type { Look } from "../ring.ts";
import { readSamples } from "../samples.ts";

/** When it is looked at. */
export const SAMPLED_NOW: Instant = parseInstant("2020-12-27T14:30:00+07:00");

const server = (jobs: readonly string[], more = "") =>
  readSamples(`bluezone_build_info{node="24.1.0",version="0.1.0"} 1
bluezone_clock_seconds 400000
process_start_time_seconds 2000
bluezone_database_up 1
process_resident_memory_bytes 176000000
bluezone_event_loop_lag_seconds{quantile="0.5"} 0.005
${jobs.map((job) => `bluezone_job_success_age_seconds{task="${job}"} 130\nbluezone_job_every_seconds{task="${job}"} 600\nbluezone_job_failing{task="${job}"} 0`).join("\n")}
${more}`);

const PAGES: Pages = {
  keys: server(
    ["export", "retention"],
    `bluezone_export_age_seconds{shard="VN"} 180
bluezone_lease_left_seconds{lease="export:VN"} 45
bluezone_http_seconds_count{route="/v1/config",status="2xx"} 99800
bluezone_http_seconds_count{route="/v1/config",status="5xx"} 10
bluezone_http_seconds_count{route="/v1/publish",status="2xx"} 1000
bluezone_http_seconds_bucket{le="0.5",route="/v1/publish",status="2xx"} 996
`,
  ),
  health: server(["retention", "calls"], "bluezone_sms_failed_total 3\n"),
  rollout: server(["retention", "local"]),
  canary: readSamples(`bluezone_build_info{node="24.1.0",version="0.1.0"} 1
bluezone_canary_missed 0
bluezone_canary_alert_age_seconds 410
bluezone_canary_alert_seconds 372
bluezone_canary_leg_seconds{leg="code"} 1
bluezone_canary_leg_seconds{leg="upload"} 2
bluezone_canary_leg_seconds{leg="export"} 340
bluezone_canary_leg_seconds{leg="alert"} 29
bluezone_canary_round_total{outcome="arrived"} 380
bluezone_canary_round_total{outcome="late"} 4
`),
};

/** What the programs show: all is well, nothing stands out, or a job fails and the database is gone. */
export const SAMPLED_PAGES = {
  well: PAGES,
  trouble: {
    ...PAGES,
    rollout: undefined,
    health: readSamples(
      `bluezone_build_info{node="24.1.0",version="0.1.0"} 1\nbluezone_database_up 0\nbluezone_job_success_age_seconds{task="retention"} 9000\nbluezone_job_every_seconds{task="retention"} 600\nbluezone_job_failing{task="retention"} 1\n`,
    ),
    canary: readSamples("bluezone_canary_missed 1\n"),
  },
  silent: { keys: undefined, health: undefined, rollout: undefined, canary: undefined },
} as const satisfies Readonly<Record<string, Pages>>;

/** Looks of twenty hours, one a minute. @param oldest seconds that the export was old at worst, in a quarter of an hour after noon */
export function sampledLooks(oldest = 540): readonly Look[] {
  const figures = figuresOf(PAGES);
  const begun = minus(SAMPLED_NOW, Hours(20));
  return Array.from({ length: 20 * 60 + 1 }, (_, minute) => {
    const wave = Math.sin(minute / 190);
    const stuck = minute > 1_040 && minute < 1_056;
    const grown: Partial<Figures> = {
      answered: Math.round(60 * minute + 4_000 * wave),
      failed: Math.floor(minute / 170),
      published: minute,
      publishedFast: minute - Math.floor(minute / 400),
      rounds: Math.floor(minute / 15),
      roundsLate: Math.floor(minute / 900),
      exportAge: stuck ? oldest : 60 * (minute % 10),
      alertTook: 340 + 120 * Math.abs(Math.sin(Math.floor(minute / 15))),
      lag: 0.004 + 0.002 * Math.abs(Math.sin(minute)),
      memory: 170e6 + 6e6 * Math.abs(Math.sin(minute / 60)),
    };
    return { at: plus(begun, Minutes(minute)), figures: { ...figures, ...grown } };
  });
}
