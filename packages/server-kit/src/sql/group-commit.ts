/**
 * Group commit: everything that arrived while groups were being written goes into the next, as one transaction. No timer is
 * needed, and an item that comes alone is written at once (DeWitt et al. 1984, "Implementation techniques for main memory
 * database systems", §5.2). While the database works on one group, others are got ready beside it.
 */

/** Where items wait to be written together. */
export type GroupCommit<Item, Result> = {
  /**
   * Resolves with what became of the item once its group is durable, or rejects with the reason of its own.
   * Returns nothing, at once, when too many wait already.
   */
  add(item: Item): Promise<Result> | undefined;
  /** Resolves when nothing waits any more and nothing is under way. */
  drained(): Promise<void>;
};

type PendingItem<Item, Result> = {
  readonly item: Item;
  readonly touches: readonly string[];
  readonly settle: PromiseWithResolvers<Result>;
};
type Group<Item, Result> = readonly PendingItem<Item, Result>[];

export function createGroupCommit<Item, Result>(options: {
  /**
   * Writes a group in one transaction, and says of each item what became of it, in order; one that is refused must not
   * hinder the others. Throws when nothing was written.
   */
  write(group: readonly Item[]): Promise<readonly PromiseSettledResult<Result>[]>;
  /** Names of what an item reads or changes. Of two items with a name in common the later waits until the first is written. */
  touches(item: Item): readonly string[];
  /** Whether the database answers; never rejects. If so, a group that failed is written again, each item by itself. */
  answers(): Promise<boolean>;
  /** Most groups under way. More leave the database less idle, and make each group smaller. */
  readonly atOnce: number;
  /** Most items in a group. */
  readonly most: number;
  /** Most items that wait beside the groups under way. */
  readonly mostWaiting: number;
}): GroupCommit<Item, Result> {
  const { write, touches, answers, atOnce, most, mostWaiting } = options;
  let waiting: PendingItem<Item, Result>[] = [];
  const underWay = new Map<Group<Item, Result>, Promise<void>>();

  /**
   * Begins what can be begun. A further group waits until it is at least half as large as all under way together: a
   * straggler is not worth a transaction of its own.
   */
  function begin(): void {
    const size = (): number => [...underWay.keys()].reduce((sum, group) => sum + group.length, 0);
    while (underWay.size < atOnce && waiting.length > 0 && waiting.length * 2 >= size()) {
      const group = next();
      if (group.length === 0) return;
      const done = commit(group).then(() => {
        underWay.delete(group);
        begin();
      });
      underWay.set(group, done);
    }
  }

  /** Takes the next group out of the queue. What touches the same things stays in the order in which it came. */
  function next(): Group<Item, Result> {
    const group: PendingItem<Item, Result>[] = [];
    const left: PendingItem<Item, Result>[] = [];
    const touched = new Set([...underWay.keys()].flatMap((other) => other.flatMap((one) => one.touches)));
    for (const one of waiting) {
      const free = group.length < most && !one.touches.some((name) => touched.has(name));
      (free ? group : left).push(one);
      if (group.length < most) for (const name of one.touches) touched.add(name);
    }
    waiting = left;
    return group;
  }

  /** Writes a group and tells each item what became of it; never rejects. */
  async function commit(group: Group<Item, Result>): Promise<void> {
    let results: readonly PromiseSettledResult<Result>[];
    try {
      results = await write(group.map(({ item }) => item));
    } catch (reason) {
      // One item may have spoiled it for all; but a database that is gone would fail each of them after its own wait.
      if (group.length > 1 && (await answers())) {
        for (const one of group) await commit([one]);
        return;
      }
      results = group.map(() => ({ status: "rejected", reason }));
    }
    for (const [i, { settle }] of group.entries()) {
      const result = results[i]!;
      if (result.status === "fulfilled") settle.resolve(result.value);
      else settle.reject(result.reason);
    }
  }

  return {
    add(item) {
      if (waiting.length >= mostWaiting) return undefined;
      const settle = Promise.withResolvers<Result>();
      waiting.push({ item, touches: touches(item), settle });
      begin();
      return settle.promise;
    },
    async drained() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}
