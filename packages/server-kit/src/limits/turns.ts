/** One at a time: work on the same thing waits in line, and a line that is too long is not joined. */

/**
 * Work of one name, one after another in the order in which it came; other names go on beside it. Returns nothing, at
 * once, when `mostWaiting` of that name wait already.
 */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T> | undefined;

/** Lines of this process alone: it bounds memory and connections, and decides nothing that a lock must. */
export function createTurns(mostWaiting: number): Turns {
  const lines = new Map<string, { waiting: number; last: Promise<unknown> }>();
  return (name, work) => {
    const line = lines.get(name) ?? { waiting: 0, last: Promise.resolve() };
    if (line.waiting > mostWaiting) return undefined;
    line.waiting += 1;
    const turn = line.last.then(work, work).finally(() => {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(name);
    });
    line.last = turn.catch(() => undefined);
    lines.set(name, line);
    return turn;
  };
}
