/** Work that keeps something fresh: done when it is wanted, and no more often than so. */
import { type Duration, type Instant, minus } from "@bluezone/protocol/time";

/**
 * Runs `work` unless it has been done in the last `length`; `must` runs it anyway. Whoever comes while it is being done
 * waits for it. What fails has not been done.
 */
export function atMostEvery(
  length: Duration,
  work: (now: Instant) => Promise<void>,
): (now: Instant, must?: boolean) => Promise<void> {
  let done: Instant | undefined;
  let doing: Promise<void> | undefined;
  return async (now, must = false) => {
    // What is under way may have begun before what makes it a must.
    if (must) await doing?.catch(() => undefined);
    // What was done in what is now the future was done before the clock was set back.
    else if (done !== undefined && done <= now && minus(now, length) < done) return;
    doing ??= work(now)
      .then(() => {
        done = now;
      })
      .finally(() => {
        doing = undefined;
      });
    await doing;
  };
}
