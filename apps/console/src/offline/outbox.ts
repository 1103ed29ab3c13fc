/** What was done without a network and waits to be sent. Sent twice it counts once, so whatever is not answered stays and is sent again. */

/** Something that waits: by the id that its device drew, when it was done (ms since 1970) and by whom. Only they send it. */
export type Pending = { readonly id: string; readonly at: number; readonly by: string };

/** Where it waits, also while the device is off. */
export type Outbox<P extends Pending> = {
  /** Adds it, in place of what has its id. */
  add(pending: P): Promise<void>;
  /** All that waits, in the order in which it was done. */
  all(): Promise<readonly P[]>;
  remove(ids: readonly string[]): Promise<void>;
};

/** Doing things in order: by time, then by id. */
export const inOrder = (a: Pending, b: Pending): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/** The same in memory: for tests, and for a browser that keeps nothing. */
export function memoryOutbox<P extends Pending>(): Outbox<P> {
  const waiting = new Map<string, P>();
  return {
    async add(pending) {
      waiting.set(pending.id, pending);
    },
    all: async () => [...waiting.values()].sort(inOrder),
    async remove(ids) {
      for (const id of ids) waiting.delete(id);
    },
  };
}

/** How what waits is sent. */
export type Sending<P extends Pending, Answer> = {
  /** What is sent now; the rest stays as it is. */
  mine(pending: P): boolean;
  /** At most so many at once. */
  readonly most: number;
  /** Sends a batch; what was answered, by the id. Throws when no answer came. */
  send(batch: readonly P[]): Promise<ReadonlyMap<string, Answer>>;
  /** Hears an answer. What it gives back stays in place of what was sent; nothing lets it go. */
  settle(pending: P, answer: Answer): Promise<P | undefined>;
};

/**
 * Sends what waits, in batches, each once. Throws what `send` and `settle` throw, with all that was settled before let go of and
 * nothing else.
 */
export async function sendPending<P extends Pending, Answer>(
  outbox: Outbox<P>,
  { mine, most, send, settle }: Sending<P, Answer>,
): Promise<void> {
  const settled = new Set<string>();
  for (;;) {
    const waiting = (await outbox.all()).filter((one) => mine(one) && !settled.has(one.id));
    const batch = waiting.slice(0, most);
    if (batch.length === 0) return;
    const answers = await send(batch);
    const before = settled.size;
    for (const one of batch) {
      const answer = answers.get(one.id);
      if (answer === undefined) continue;
      settled.add(one.id);
      const rest = await settle(one, answer);
      if (rest) await outbox.add(rest);
      else await outbox.remove([one.id]);
    }
    if (settled.size === before) return;
  }
}
