/**
 * Where each case of a forest stands in the picture: a row of its own, in the order of a walk through its tree, and over time
 * from left to right. d3-hierarchy makes the trees, counts and orders them (record 0053).
 */
import type { ChainCase } from "@bluezone/contract/health/chains";
import { parseDay } from "@bluezone/protocol/time";
import { type HierarchyNode, stratify } from "d3-hierarchy";

/** So many cases are drawn at the most. */
export const MOST_DRAWN = 2_000;

/** A case in the picture. `day` counts from the first day that is drawn. */
export type Drawn = {
  readonly one: ChainCase;
  readonly row: number;
  readonly day: number;
  /** Its parent's place; null for the first of a chain. */
  readonly parent: { readonly row: number; readonly day: number } | null;
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
  readonly children: number;
};

/** The picture: its cases by row, how many days it spans, how many chains it has. */
export type Layout = {
  readonly drawn: readonly Drawn[];
  /** The first day, ISO 8601. */
  readonly first: string;
  readonly days: number;
  readonly chains: number;
};

/** Chains of two cases and more, the largest first, as long as they fit; always at least one. A case whose parent is not there begins a chain. */
function chosenChains(cases: readonly ChainCase[], most: number): readonly (readonly ChainCase[])[] {
  const chains: ChainCase[][] = [];
  let inside = new Set<string>();
  for (const one of cases) {
    if (inside.has(one.id)) continue;
    if (one.parent === null || !inside.has(one.parent.id)) {
      inside = new Set();
      chains.push([]);
    }
    inside.add(one.id);
    chains.at(-1)?.push(one);
  }
  let left = most;
  return chains.filter((chain, place) => {
    if (chain.length < 2 || (chain.length > left && place > 0)) return false;
    left -= chain.length;
    return true;
  });
}

/** Children that began earlier stand first. */
const treeOf = (chain: readonly ChainCase[]): HierarchyNode<ChainCase> =>
  stratify<ChainCase>()
    .id(({ id }) => id)
    .parentId((one) => (one === chain[0] ? null : (one.parent?.id ?? null)))([...chain])
    .sort((a, b) => (a.data.began < b.data.began ? -1 : a.data.began > b.data.began ? 1 : 0));

/** @param cases as the server answers: chain by chain, the largest first, parents before their children. */
export function layoutOf(cases: readonly ChainCase[], most = MOST_DRAWN): Layout {
  const trees = chosenChains(cases, most).map(treeOf);
  const began = trees.flatMap((tree) => tree.descendants().map(({ data }) => data.began)).toSorted();
  const first = began[0] ?? "";
  const dayOf = ({ data }: HierarchyNode<ChainCase>): number => parseDay(data.began) - parseDay(first);
  const drawn: Drawn[] = [];
  const rows = new Map<HierarchyNode<ChainCase>, number>();
  for (const [at, tree] of trees.entries())
    tree.eachBefore((node) => {
      const { parent } = node;
      const among = parent ? (parent.children ?? []) : trees;
      rows.set(node, drawn.length);
      drawn.push({
        one: node.data,
        row: drawn.length,
        day: dayOf(node),
        parent: parent && { row: rows.get(parent) ?? 0, day: dayOf(parent) },
        place: (parent ? among.indexOf(node) : at) + 1,
        siblings: among.length,
        children: node.children?.length ?? 0,
      });
    });
  const days = drawn.reduce((longest, { day }) => Math.max(longest, day), 0) + 1;
  return { drawn, first, days, chains: trees.length };
}
