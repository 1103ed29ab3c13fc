/** Changes to a value of the vectors: "the same, but for the value at this path". */

/** Where in a value. */
export type Path = readonly (string | number)[];
/** One change, why it is made, and what the error about it names. */
export type Change = {
  readonly path: Path;
  readonly value: unknown;
  readonly why: string;
  readonly names: string;
};

/** A copy of `value` with another value at `path`. */
export function changed<T>(value: T, path: Path, to: unknown): T {
  const copy = structuredClone(value);
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as typeof at;
  at[path.at(-1)!] = to;
  return copy;
}
