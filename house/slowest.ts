/** A reporter of the test runner: which files took longest, so that it is seen what a test costs. */

type Event = {
  readonly type: string;
  readonly data: { readonly file?: string; readonly duration_ms?: number };
};

/** How many files are named. */
const NAMED = 25;

/** Yields a line for each of the slowest files, the slowest first: seconds, path. */
export default async function* slowest(events: AsyncIterable<Event>): AsyncGenerator<string> {
  const took = new Map<string, number>();
  for await (const { type, data } of events)
    if (type === "test:summary" && data.file !== undefined) took.set(data.file, data.duration_ms ?? 0);
  const here = `${process.cwd()}/`;
  for (const [file, milliseconds] of [...took].sort(([, a], [, b]) => b - a).slice(0, NAMED))
    yield `${(milliseconds / 1_000).toFixed(1).padStart(8)} s  ${file.replace(here, "")}\n`;
}
