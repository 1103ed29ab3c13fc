/** The forest of who caught it from whom: each case has one surest parent, and nobody descends from themselves. */
import { SURENESS, type Sureness } from "@bluezone/contract/health/chains";

/** A link from an earlier case to one that came of it. `named`: the later record says so itself. */
export type Link = {
  readonly from: string;
  readonly to: string;
  readonly sure: Sureness;
  readonly named: boolean;
  /** The day on which the two were near each other; null where nobody knows. */
  readonly day: number | null;
};

/** A case in the forest. */
export type Placed<L extends Link> = {
  readonly id: string;
  readonly parent: L | null;
  /** The first case of its chain. */
  readonly root: string;
  /** Steps from the root, which is 0. */
  readonly generation: number;
  /** Links to it from other cases that are not its parent. */
  readonly others: number;
};

/** The forest: parents before their children, chain by chain, the largest first. */
export type Forest<L extends Link> = {
  readonly cases: readonly Placed<L>[];
  /** Links that would have closed a circle. */
  readonly refused: number;
};

const rank = (sure: Sureness): number => SURENESS.indexOf(sure);

/** The surest first, then what the record names, then the latest meeting, then by ids: always the same order. */
const surestFirst = (a: Link, b: Link): number =>
  rank(b.sure) - rank(a.sure) ||
  Number(b.named) - Number(a.named) ||
  (b.day ?? -1) - (a.day ?? -1) ||
  (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1);

/** The surest links, one to each case, without circles. Links from or to cases that are not there are left out. */
function chooseParents<L extends Link>(ids: ReadonlySet<string>, links: readonly L[]) {
  const parents = new Map<string, L>();
  // Paths to roots are shortened as they are walked, so that a chain of thousands stays quick.
  const above = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    for (let at = id; at !== root; ) {
      const next = above.get(at)!;
      above.set(at, root);
      at = next;
    }
    return root;
  };
  let refused = 0;
  for (const link of links.toSorted(surestFirst)) {
    if (!ids.has(link.from) || !ids.has(link.to) || parents.has(link.to)) continue;
    if (rootOf(link.from) === link.to) {
      refused += 1;
      continue;
    }
    parents.set(link.to, link);
    above.set(link.to, link.from);
  }
  return { parents, refused, rootOf };
}

/** @param cases in the order in which siblings and chains of one size stand. */
export function forestOf<L extends Link>(
  cases: readonly { readonly id: string }[],
  links: readonly L[],
): Forest<L> {
  const ids = new Set(cases.map(({ id }) => id));
  const { parents, refused, rootOf } = chooseParents(ids, links);
  const children = Map.groupBy(
    cases.filter(({ id }) => parents.has(id)),
    ({ id }) => parents.get(id)!.from,
  );
  const sizes = new Map<string, number>();
  for (const { id } of cases) sizes.set(rootOf(id), (sizes.get(rootOf(id)) ?? 0) + 1);
  const near = new Map<string, Set<string>>();
  for (const { from, to } of links)
    if (ids.has(to) && from !== parents.get(to)?.from) near.set(to, (near.get(to) ?? new Set()).add(from));
  const placed: Placed<L>[] = [];
  const roots = cases
    .filter(({ id }) => !parents.has(id))
    .toSorted((a, b) => sizes.get(b.id)! - sizes.get(a.id)!);
  for (const root of roots) {
    const waiting = [{ id: root.id, generation: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { id, generation } = next;
      placed.push({
        ...{ id, generation, root: root.id, parent: parents.get(id) ?? null },
        others: near.get(id)?.size ?? 0,
      });
      for (const child of (children.get(id) ?? []).toReversed())
        waiting.push({ id: child.id, generation: generation + 1 });
    }
  }
  return { cases: placed, refused };
}
