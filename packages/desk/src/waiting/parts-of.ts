/** What waits at a desk, kind by kind, out of what its slices say. */
import type { Slice } from "../slice.ts";
import type { SlicePart, WaitingPart } from "./part.ts";

/** One part for each kind, in the order of the kinds. */
export type PartsOf<Context, Tables> = readonly SlicePart<Context, Tables>[];

/** Throws RangeError when a kind has no part, or two, or a part no kind. */
export function partsOf<Context, Caller, Tables, Counts extends string>(
  slices: readonly Pick<Slice<Context, Caller, Tables, Counts>, "waiting">[],
  kinds: readonly string[],
): PartsOf<Context, Tables> {
  const all = slices.flatMap(({ waiting: parts = [] }) => parts);
  const parts = kinds.map((kind) => {
    const [part, ...others] = all.filter((one) => one.kind === kind);
    if (!part || others.length > 0) throw new RangeError(`${kind}: ${others.length + (part ? 1 : 0)} parts`);
    return part;
  });
  if (parts.length !== all.length) throw new RangeError("a part of no kind");
  return parts;
}

/** The parts in a running server. */
export const partsIn = <Context, Tables>(
  parts: PartsOf<Context, Tables>,
  context: Context,
): readonly WaitingPart<Tables>[] =>
  parts.map(({ label, items, ...part }) => ({
    ...part,
    items: (sql, scope, at) => items(sql, scope, at, context),
    ...(label && { label: (text) => label(text, context) }),
  }));
