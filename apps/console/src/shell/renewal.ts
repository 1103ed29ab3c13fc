/** A session that ends under somebody's hands: calls wait here until the same person has signed in again. */

/** Where calls wait. */
export type Renewal = {
  /** Resolves to true once the session is new; to false at once while nobody has been signed in yet. */
  wait(): Promise<boolean>;
  /** From now on this person is signed in, so calls may wait. */
  begin(personId: string): void;
  /** Who is; undefined before anybody. */
  person(): string | undefined;
  /** The session is new: all that waits goes on. */
  done(): void;
  /** Whether something waits. */
  waiting(): boolean;
  subscribe(changed: () => void): () => void;
};

/** One for the page. */
export function createRenewal(): Renewal {
  let person: string | undefined;
  let calls: ((renewed: boolean) => void)[] = [];
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const changed of watchers) changed();
  };
  return {
    wait() {
      if (person === undefined) return Promise.resolve(false);
      const wait = new Promise<boolean>((resolve) => calls.push(resolve));
      tell();
      return wait;
    },
    begin(personId) {
      person = personId;
    },
    person: () => person,
    done() {
      const waited = calls;
      calls = [];
      for (const resolve of waited) resolve(true);
      tell();
    },
    waiting: () => calls.length > 0,
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
