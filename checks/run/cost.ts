/** What test files cost, so that it is seen. */

/** Seconds of a file by the wall, and of the processor in all its processes. */
export type Cost = {
  readonly file: string;
  readonly seconds: number;
  readonly processor: number;
};

/** How many files are named. */
const NAMED = 10;

const columns = (...[processor, wall, file]: readonly [string, string, string]): string =>
  `${processor.padStart(9)} ${wall.padStart(9)}  ${file}`;

/** A table of the files that cost most of whichever is more of the two, the costliest first. */
export function costliest(costs: readonly Cost[]): string {
  const most = ({ seconds, processor }: Cost): number => Math.max(seconds, processor);
  const named = costs.toSorted((a, b) => most(b) - most(a)).slice(0, NAMED);
  return [
    columns("processor", "wall", `costliest of ${costs.length} files`),
    ...named.map(({ file, seconds, processor }) =>
      columns(`${processor.toFixed(1)} s`, `${seconds.toFixed(1)} s`, file),
    ),
  ].join("\n");
}
