/** What a server does every so often. A job can be killed and run again; one that fails fails alone. */
import { type Duration, floorTo, type Instant, Minutes, minus, Seconds } from "@bluezone/protocol/time";
import { Defect } from "../measure/defect.ts";
import type { Events, Name } from "../measure/events.ts";
import { traced } from "../measure/traces.ts";
import type { Clock } from "../time/clock.ts";
import type { Timer } from "../time/timer.ts";

/** Work that is due once in every step of length `every`, counted from the epoch. */
export type Job = {
  readonly name: Name;
  readonly every: Duration;
  /** Does what is due at `now`, catching up with steps that were missed. Running it twice does no harm. */
  run(now: Instant): Promise<void>;
};

/** What jobs tell. */
export type JobEvent =
  | { readonly event: "job_done"; readonly job: Name }
  | ({ readonly event: "job_failed"; readonly job: Name } & Defect);

/** How a job does. */
export type JobState = {
  readonly job: Name;
  readonly every: Duration;
  /** When it last ended well; absent before the first time. */
  readonly good?: Instant;
  /** Whether its last run failed. */
  readonly failing: boolean;
};

/** Runs jobs when they are due. */
export type JobRunner = {
  /** How each job does, in the order given. */
  states(): readonly JobState[];
  /**
   * Runs, one after another in the order given, every job that is due at `now` and not already running; resolves
   * when they have ended, and never rejects. Several missed steps are one run.
   */
  run(now: Instant): Promise<void>;
  /** Runs due jobs again and again until `stop()`, which starts no more and resolves when the running ones have ended. */
  loop(clock: Clock, timer: Timer, step?: Duration): { stop(): Promise<void> };
};

const RETRY = Minutes(1);

type Turn = { readonly at: Instant; readonly failed: boolean; readonly good?: Instant };

/**
 * Whether a job is due: never run, a new step begun, failed a minute (or a whole step, if shorter) ago, or last run
 * in what is now the future because the clock was set back.
 */
function due({ every }: Job, last: Turn | undefined, now: Instant): boolean {
  if (!last || now < last.at) return true;
  if (last.failed) return minus(now, RETRY) >= last.at || minus(now, every) >= last.at;
  return floorTo(now, every) > floorTo(last.at, every);
}

/** A runner of jobs; each is due at once. Throws RangeError when two have one name or a step is not positive. */
export function createJobRunner(jobs: readonly Job[], events: Events<JobEvent>): JobRunner {
  if (new Set(jobs.map((job) => job.name)).size < jobs.length) throw new RangeError("two jobs have one name");
  if (jobs.some(({ every }) => !(every > 0)))
    throw new RangeError("a job's step must be longer than nothing");
  const turns = new Map<Name, Turn>();
  const running = new Map<Name, Promise<void>>();

  async function turn(job: Job, now: Instant): Promise<void> {
    try {
      await traced({ event: "job_done", job: job.name }, () => job.run(now));
      turns.set(job.name, { at: now, failed: false, good: now });
      events.emit({ event: "job_done", job: job.name });
    } catch (error) {
      turns.set(job.name, { ...turns.get(job.name), at: now, failed: true });
      events.emit({ event: "job_failed", job: job.name, ...Defect(error) });
    }
  }

  let latest = 0;
  async function run(now: Instant, signal?: AbortSignal): Promise<void> {
    latest += 1;
    const round = latest;
    for (const job of jobs) {
      // A later round has already seen to the rest, at a later instant.
      if (signal?.aborted || round !== latest) return;
      if (running.has(job.name) || !due(job, turns.get(job.name), now)) continue;
      const work = turn(job, now).finally(() => running.delete(job.name));
      running.set(job.name, work);
      await work;
    }
  }

  return {
    states: () =>
      jobs.map(({ name, every }) => {
        const { good, failed = false } = turns.get(name) ?? {};
        return { job: name, every, failing: failed, ...(good === undefined ? {} : { good }) };
      }),
    run: (now) => run(now),
    loop(clock, timer, step = Seconds(1)) {
      const stopping = new AbortController();
      const rounds = new Set<Promise<void>>();
      const ended = (async () => {
        while (!stopping.signal.aborted) {
          // Not awaited: while one round is held up by a slow job, the next runs the others.
          const round = run(clock.now(), stopping.signal).finally(() => rounds.delete(round));
          rounds.add(round);
          await timer.wait(step, stopping.signal);
        }
      })();
      return {
        async stop() {
          stopping.abort();
          await ended;
          await Promise.all([...rounds, ...running.values()]);
        },
      };
    },
  };
}
