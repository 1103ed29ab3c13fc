/** Who goes on with the work of a unit that has ended, of the units that the server has. */
import { SUCCESSORS, type Successor } from "@bluezone/policy/successor";

/**
 * The unit that goes on, by the policy's hand-overs, one after another until one holds; undefined when none is known that
 * holds. `holds` says whether the server has a unit that holds today.
 */
export function heirOf(
  id: string,
  holds: (id: string) => boolean,
  successors: readonly Successor[] = SUCCESSORS,
): string | undefined {
  const seen = new Set([id]);
  for (let at = id; ; ) {
    const next = successors.find(({ from }) => from === at)?.to;
    if (next === undefined || seen.has(next)) return undefined;
    if (holds(next)) return next;
    seen.add(next);
    at = next;
  }
}
