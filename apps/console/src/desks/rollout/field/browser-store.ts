/**
 * What the field view keeps in the browser (IndexedDB): actions that wait, who is at work, and the placements known
 * last.
 */
import { openBase } from "../../../offline/base.ts";
import { inOrder, memoryOutbox, type Outbox } from "../../../offline/outbox.ts";
import type { Person, PersonStore } from "../../../offline/use-line.ts";
import { type PendingAction, readPending } from "./waiting.ts";

/** A placement as far as the field view knows it without a network. */
export type StoredPlacement = { readonly code: string; readonly line: string };

/** All that is kept. */
export type BrowserStore = PersonStore & {
  readonly waiting: Outbox<PendingAction>;
  readKnown(): Promise<readonly StoredPlacement[]>;
  keepKnown(known: readonly StoredPlacement[]): Promise<void>;
};

/** For a browser that keeps nothing. */
export function fleetingStore(): BrowserStore {
  let known: readonly StoredPlacement[] = [];
  let person: Person | undefined;
  return {
    waiting: memoryOutbox(),
    readKnown: async () => known,
    async keepKnown(given) {
      known = given;
    },
    readPerson: async () => person,
    async keepPerson(given) {
      person = given;
    },
  };
}

/** Opens it. Rejects when the browser keeps nothing, as in some private windows. */
export async function openBrowserStore(): Promise<BrowserStore> {
  const base = await openBase("bluezone-field", { waiting: "id", kept: null });
  return {
    waiting: {
      add: (action) => base.write("waiting", (store) => void store.put(action)),
      async all() {
        const kept = await base.all<Parameters<typeof readPending>[0]>("waiting");
        return kept.map(readPending).sort(inOrder);
      },
      remove: (ids) => base.write("waiting", (store) => ids.forEach((id) => void store.delete(id))),
    },
    readKnown: async () => (await base.get<StoredPlacement[]>("kept", "known")) ?? [],
    keepKnown: (known) => base.write("kept", (store) => void store.put([...known], "known")),
    readPerson: () => base.get<Person>("kept", "person"),
    keepPerson: (person) => base.write("kept", (store) => void store.put(person, "person")),
  };
}
