/** Stores without a disk: one that remembers, one that keeps nothing, one that fails. */
import type { Store } from "../ports.ts";

/** Remembers. What is inside survives the phone that used it, as a disk does. */
export interface MemoryStore extends Store {
  /** Everything stored, as JSON text, for tests of what is left. */
  dump(): string;
  /** From now on every commit fails, or works again. */
  fail(failing: boolean): void;
}

export function memoryStore(): MemoryStore {
  const documents = new Map<string, string>();
  let failing = false;
  return {
    async get(name) {
      const text = documents.get(name);
      return text === undefined ? undefined : JSON.parse(text);
    },
    names: async (prefix) => [...documents.keys()].filter((name) => name.startsWith(prefix)).sort(),
    async commit(changes) {
      // Everything becomes text before anything is written: all of it or nothing.
      const texts = Object.entries(changes).map(
        ([name, value]) => [name, value === undefined ? undefined : JSON.stringify(value)] as const,
      );
      if (failing) throw new Error("the store is full");
      for (const [name, text] of texts) {
        if (text === undefined) documents.delete(name);
        else documents.set(name, text);
      }
    },
    async wipe() {
      documents.clear();
    },
    dump: () => JSON.stringify([...documents]),
    fail(now) {
      failing = now;
    },
  };
}

/** Takes everything and remembers nothing. */
export const silentStore = (): Store => ({
  get: async () => undefined,
  names: async () => [],
  commit: async () => undefined,
  wipe: async () => undefined,
});

/** Fails at everything. */
export function failingStore(): Store {
  const fail = async (): Promise<never> => {
    throw new Error("the store has failed");
  };
  return { get: fail, names: fail, commit: fail, wipe: fail };
}
