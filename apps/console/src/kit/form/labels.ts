/** What the fields of a form are called right now, for its list of errors. */

/** Labels by a field's name; whoever shows them hears of a change. */
export type Labels = {
  /** Calls a field so, until what is answered is called. */
  call(name: string, label: string): () => void;
  /** The same map until a label changes. */
  readonly read: () => ReadonlyMap<string, string>;
  readonly subscribe: (changed: () => void) => () => void;
};

/** Nothing called yet. */
export function createLabels(): Labels {
  let labels: ReadonlyMap<string, string> = new Map();
  const watching = new Set<() => void>();
  const become = (next: ReadonlyMap<string, string>): void => {
    labels = next;
    for (const changed of watching) changed();
  };
  return {
    call(name, label) {
      become(new Map(labels).set(name, label));
      return () => become(new Map([...labels].filter(([other]) => other !== name)));
    },
    read: () => labels,
    subscribe(changed) {
      watching.add(changed);
      return () => watching.delete(changed);
    },
  };
}
