/** How each program stands: whether it answers, its version, its jobs, its leases, its database. */
import { type Pages, PROGRAMS, type Program } from "./figures.ts";
import { oneOf, type Samples } from "./samples.ts";

/** A job of a server; ages and steps in seconds. */
export type JobLine = {
  readonly job: string;
  readonly age: number;
  readonly every: number;
  readonly failing: boolean;
};

/** A program; null where it does not show it. */
export type ProgramLine = {
  readonly program: Program;
  readonly answers: boolean;
  readonly version: string | null;
  readonly node: string | null;
  /** Seconds since it started. */
  readonly up: number | null;
  readonly database: boolean | null;
  readonly jobs: readonly JobLine[];
  /** Leases that somebody has, and for how many seconds more. */
  readonly leases: readonly { readonly lease: string; readonly left: number }[];
  /** Messages that failed since its start. */
  readonly messagesFailed: number | null;
  readonly memory: number | null;
};

/** A job that is late: as the alert `JobLate` has it. */
export const isLate = ({ age, every }: JobLine): boolean => age > 3 * every + 300;

/** One line for each program. */
export const programsOf = (pages: Pages): readonly ProgramLine[] =>
  PROGRAMS.map((program) => lineOf(program, pages[program]));

function lineOf(program: Program, page: Samples | undefined): ProgramLine {
  const none = { version: null, node: null, up: null, database: null, messagesFailed: null, memory: null };
  if (!page) return { program, answers: false, ...none, jobs: [], leases: [] };
  const build = page.get("bluezone_build_info")?.[0]?.labels;
  const [now, started] = [oneOf(page, "bluezone_clock_seconds"), oneOf(page, "process_start_time_seconds")];
  const database = oneOf(page, "bluezone_database_up");
  const byJob = (name: string) =>
    new Map((page.get(name) ?? []).map(({ labels, value }) => [labels["task"] ?? "", value]));
  const [ages, steps, failing] = ["success_age_seconds", "every_seconds", "failing"].map((what) =>
    byJob(`bluezone_job_${what}`),
  );
  const failed = page.get("bluezone_sms_failed_total");
  return {
    program,
    answers: true,
    version: build?.["version"] ?? null,
    node: build?.["node"] ?? null,
    up: now === undefined || started === undefined ? null : Math.max(0, now - started),
    database: database === undefined ? null : database === 1,
    jobs: [...(ages ?? [])].map(([job, age]) => ({
      job,
      age,
      every: steps?.get(job) ?? 0,
      failing: failing?.get(job) === 1,
    })),
    leases: (page.get("bluezone_lease_left_seconds") ?? [])
      .filter(({ value }) => value > 0)
      .map(({ labels, value }) => ({ lease: labels["lease"] ?? "", left: value })),
    messagesFailed: failed ? failed.reduce((sum, { value }) => sum + value, 0) : null,
    memory: oneOf(page, "process_resident_memory_bytes") ?? null,
  };
}

/** How the canary stands; undefined when none answers. */
export type CanaryLine = {
  readonly missed: boolean;
  /** Seconds. */
  readonly alertAge: number | null;
  readonly alertTook: number | null;
  readonly legs: readonly { readonly leg: string; readonly seconds: number }[];
};

export function canaryOf({ canary }: Pages): CanaryLine | undefined {
  if (!canary) return undefined;
  return {
    missed: oneOf(canary, "bluezone_canary_missed") === 1,
    alertAge: oneOf(canary, "bluezone_canary_alert_age_seconds") ?? null,
    alertTook: oneOf(canary, "bluezone_canary_alert_seconds") ?? null,
    legs: (canary.get("bluezone_canary_leg_seconds") ?? []).map(({ labels, value }) => ({
      leg: labels["leg"] ?? "",
      seconds: value,
    })),
  };
}
