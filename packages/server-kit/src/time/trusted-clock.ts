/**
 * The clock of a server (docs/decisions/0043): its database's time, carried on by a counter that nobody can set. A reading
 * that is more than an hour off what was carried on is not followed until another clock, or the operator, says the same; so
 * a clock that jumps claims, publishes and destroys nothing.
 */
import { type Duration, Hours, Instant, isoInstant, Seconds } from "@bluezone/protocol/time";
import type { Job } from "../jobs/jobs.ts";
import { type Events, Name } from "../measure/events.ts";
import { gauge } from "../measure/exposition.ts";
import type { Metrics } from "../measure/metrics.ts";
import type { Database } from "../sql/database.ts";
import { StartError } from "../start/start-error.ts";
import type { Clock } from "./clock.ts";
import type { Reference } from "./reference-clock.ts";
import { readTrusted, type TrustedTimeTable, touchTrusted } from "./trusted-time.ts";

/** A reading that is further off than this is a jump. */
const JUMP: Duration = Hours(1);
/** How often the reference is read. */
const LOOK: Duration = Seconds(30);

/** What the clock tells: the reference jumped and is not followed, or is followed again. Seconds, positive when it is ahead. */
export type ClockEvent =
  | { readonly event: "clock_jumped"; readonly seconds: number }
  | { readonly event: "clock_followed"; readonly seconds: number };

/** A clock that follows a reference without its jumps. */
export type TrustedClock = Clock & {
  /** Reads the reference; runs before all other jobs. */
  readonly job: Job;
  /** How far the reference was ahead of this clock when it was last read, in seconds; 0 while it is followed. */
  jumped(): number;
};

/**
 * Opens the clock of a server. @param elapsed a counter of what has passed, which no setting of a clock moves.
 * Throws StartError when the reference is more than an hour off the server's last run and no other clock says the same.
 */
export async function openTrustedClock<Tables extends TrustedTimeTable>(given: {
  readonly server: "keys" | "health" | "rollout";
  readonly database: Pick<Database<Tables>, "db">;
  readonly reference: Reference;
  readonly elapsed: () => Duration;
  readonly events: Events<ClockEvent>;
}): Promise<TrustedClock> {
  const { server, reference, elapsed, events } = given;
  const database = given.database as unknown as Pick<Database<TrustedTimeTable>, "db">;
  /** What the reference said, less the counter: constant but for what the reference was set by. */
  const reading = async () => {
    const before = elapsed();
    const at = await reference.read();
    return { at, offset: at - (before + elapsed()) / 2 };
  };
  const last = await readTrusted(database);
  const first = await reading();
  if (last !== undefined && Math.abs(first.at - last) > JUMP && !(await reference.agrees(first.at)))
    throw new StartError(
      `The clock says ${isoInstant(first.at)}, and this server last ran at ${isoInstant(last)}. Set the clock right; if it is right, say so with today's date of your own calendar: bluezone clock accept --server ${server} --day YYYY-MM-DD`,
    );
  let { offset } = first;
  /** The offset that a start or a word has given: jumps are counted from here, so that many small ones are one. */
  let anchor = offset;
  let jumped = 0;
  // Whole milliseconds, as columns hold them.
  const now = () => Instant(Math.floor(elapsed() + offset));
  let word = await touchTrusted(database, now());

  function follow(to: number): void {
    if (jumped !== 0)
      events.emit({ event: "clock_followed", seconds: Math.round((to - offset) / 1_000) || 0 });
    offset = to;
    jumped = 0;
  }

  async function look(): Promise<void> {
    const { at, offset: found } = await reading();
    const said = await touchTrusted(database, now(), word);
    if (said !== word || (Math.abs(found - anchor) > JUMP && (await reference.agrees(at)))) {
      word = said;
      anchor = found;
    }
    if (Math.abs(found - anchor) <= JUMP) return follow(found);
    const seconds = Math.round((found - offset) / 1_000);
    if (jumped === 0) events.emit({ event: "clock_jumped", seconds });
    jumped = seconds;
  }

  return { now, jumped: () => jumped, job: { name: Name("clock"), every: LOOK, run: look } };
}

/** Adds how far the reference has jumped, and the machine's own clock is off, to what is measured. */
export function addClockGauges(
  metrics: Pick<Metrics, "add">,
  clock: Pick<TrustedClock, "now" | "jumped">,
  machine: Clock,
): void {
  metrics.add(() => [
    gauge(
      "bluezone_clock_jump_seconds",
      "How far the clock has jumped that this server goes by, and is not followed; 0 while it is.",
      clock.jumped(),
    ),
    gauge(
      "bluezone_clock_skew_seconds",
      "How far this machine's clock is ahead of the time that this server goes by.",
      (machine.now() - clock.now()) / 1_000,
    ),
  ]);
}
