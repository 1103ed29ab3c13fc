/** A small store of this browser (IndexedDB): places by name, each with values by key. */

/** The store. */
export type Base<Place extends string> = {
  all<T>(place: Place): Promise<T[]>;
  get<T>(place: Place, key: string): Promise<T | undefined>;
  /** Changes one place, whole or not at all; resolves once it is on the disk. Rejects when it cannot be written. */
  write(place: Place, work: (store: IDBObjectStore) => void): Promise<void>;
};

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * Opens it. `places` names each place with its key path, null for keys that are given. Rejects when the browser keeps nothing, as
 * in some private windows.
 */
export async function openBase<Place extends string>(
  name: string,
  places: Readonly<Record<Place, string | null>>,
): Promise<Base<Place>> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const [place, keyPath] of Object.entries<string | null>(places))
      request.result.createObjectStore(place, { keyPath });
  };
  const base = await answered(request);
  const read = (place: Place): IDBObjectStore => base.transaction(place).objectStore(place);
  return {
    all: (place) => answered(read(place).getAll()),
    get: (place, key) => answered(read(place).get(key)),
    async write(place, work) {
      const transaction = base.transaction(place, "readwrite", { durability: "strict" });
      work(transaction.objectStore(place));
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    },
  };
}
