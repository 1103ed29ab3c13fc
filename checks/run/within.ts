/** A run of test files that is over in bounded time, whatever a file does: stands still, or leaves a process behind that holds its output. */

/** What came of it. */
export type Told<T> = {
  /** What was told until then. */
  readonly told: readonly T[];
  /** Whether its time was over first. */
  readonly late: boolean;
};

/** Milliseconds between two looks at whether the time is over. */
const LOOK = 250;
/** Milliseconds in which a stream ends after what feeds it was killed; one that a stranger holds open never does. */
const GRACE = 5_000;

/**
 * Listens until a stream ends or its time is over.
 * @param over whether its time is over
 * @param kill kills what feeds the stream; called once, when the time is over
 */
export async function toldWithin<T>(
  stream: NodeJS.ReadableStream,
  over: () => boolean,
  kill: () => void,
): Promise<Told<T>> {
  const told: T[] = [];
  stream.on("data", (event: T) => told.push(event));
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  stream.once("end", resolve).once("error", reject);
  let grace: NodeJS.Timeout | undefined;
  const looking = setInterval(() => {
    if (grace || !over()) return;
    kill();
    grace = setTimeout(resolve, GRACE);
  }, LOOK);
  try {
    await ended;
    return { late: grace !== undefined, told: [...told] };
  } finally {
    clearInterval(looking);
    clearTimeout(grace);
  }
}
