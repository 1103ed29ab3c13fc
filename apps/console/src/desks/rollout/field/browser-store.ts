/**
 * What the field view keeps in the browser (IndexedDB): actions that wait, who is at work, and the placements known
 * last.
 */
import { readPending, type WaitingActions } from "./waiting.ts";

/** A placement as far as the field view knows it without a network. */
export type StoredPlacement = { readonly code: string; readonly line: string };

/** Who marks: known from the last time that the server said so. */
export type Person = { readonly id: string; readonly name: string };

/** All that is kept. */
export type BrowserStore = {
  readonly waiting: WaitingActions;
  readKnown(): Promise<readonly StoredPlacement[]>;
  keepKnown(known: readonly StoredPlacement[]): Promise<void>;
  readPerson(): Promise<Person | undefined>;
  keepPerson(person: Person): Promise<void>;
};

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openBase(): Promise<IDBDatabase> {
  const request = indexedDB.open("bluezone-field", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("waiting", { keyPath: "id" });
    request.result.createObjectStore("kept");
  };
  return answered(request);
}

/** Opens it. Rejects when the browser keeps nothing, as in some private windows. */
export async function openBrowserStore(): Promise<BrowserStore> {
  const base = await openBase();
  const read = (name: "waiting" | "kept") => base.transaction(name).objectStore(name);
  const write = async (name: "waiting" | "kept", work: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = base.transaction(name, "readwrite", { durability: "strict" });
    work(transaction.objectStore(name));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    waiting: {
      add: (action) => write("waiting", (store) => void store.put(action)),
      async all() {
        const kept: Parameters<typeof readPending>[0][] = await answered(read("waiting").getAll());
        return kept.map(readPending).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      },
      remove: (ids) => write("waiting", (store) => ids.forEach((id) => void store.delete(id))),
    },
    readKnown: async () =>
      ((await answered(read("kept").get("known"))) as StoredPlacement[] | undefined) ?? [],
    keepKnown: (known) => write("kept", (store) => void store.put([...known], "known")),
    readPerson: async () => (await answered(read("kept").get("person"))) as Person | undefined,
    keepPerson: (person) => write("kept", (store) => void store.put(person, "person")),
  };
}
