/**
 * The device's store in a browser: one IndexedDB object store, one transaction a commit, durability "strict".
 *
 * Two tabs: the tab that opens takes a Web Lock for as long as it lives, and a second one is refused with `StoreInUse`. Where a
 * browser has no Web Locks (a page that is not served securely), the second tab takes over: each commit looks in its own transaction
 * whether the store is still this tab's, and the first tab's commits are refused from then on. Either way no commit of one engine
 * lands between those of another.
 *
 * A wipe removes everything that a page can reach. The bytes may stay in the browser's own files until it compacts them (seen in
 * Chromium 156), and no page can hasten that: so a browser must never keep what a phone's radio heard, and it has no radio.
 */
import { Seconds } from "@bluezone/protocol/time";
import { documentOf, documentTexts } from "./documents.ts";
import { type OpenedStore, type OpenStore, StoreInUse } from "./opened-store.ts";

const DOCUMENTS = "document";
/** Whose the store is stands under a number, which no name of a document can be. */
const OWNER = 0;

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A page that is loaded again lets its own lock go a moment after the new one asks; whoever still holds it then is another tab. */
const LOCK_PATIENCE = Seconds(2);

/** Takes the lock of a store; gives what releases it. Rejects with StoreInUse. */
async function lock(name: string): Promise<() => void> {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return () => undefined;
  return new Promise((resolve, reject) => {
    locks
      .request(
        `bluezone-store/${name}`,
        { signal: AbortSignal.timeout(LOCK_PATIENCE) },
        () => new Promise<void>((release) => resolve(release)),
      )
      .catch(() => reject(new StoreInUse()));
  });
}

async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(`bluezone/${name}`, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(DOCUMENTS);
  const db = await settled(request);
  db.onversionchange = () => db.close();
  return db;
}

/** One transaction that writes, after a look at whose the store is. Resolves when it is on disk. */
function write(db: IDBDatabase, owner: string, work: (documents: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(DOCUMENTS, "readwrite", { durability: "strict" });
    const documents = transaction.objectStore(DOCUMENTS);
    let refused: StoreInUse | undefined;
    const owned: IDBRequest<unknown> = documents.get(OWNER);
    owned.onsuccess = () => {
      if (owned.result === owner) return work(documents);
      refused = new StoreInUse();
      transaction.abort();
    };
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(refused ?? transaction.error ?? new Error("the commit was aborted"));
  });
}

function take(db: IDBDatabase, owner: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(DOCUMENTS, "readwrite", { durability: "strict" });
    transaction.objectStore(DOCUMENTS).put(owner, OWNER);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the store could not be taken"));
  });
}

function storeOver(db: IDBDatabase, owner: string, release: () => void): OpenedStore {
  const documents = () => db.transaction(DOCUMENTS, "readonly").objectStore(DOCUMENTS);
  return {
    async get(name) {
      const text: unknown = await settled(documents().get(name));
      return text === undefined ? undefined : documentOf(text);
    },
    async names(prefix) {
      const keys = await settled(documents().getAllKeys(IDBKeyRange.lowerBound(prefix)));
      return keys.filter((key) => typeof key === "string").filter((key) => key.startsWith(prefix));
    },
    async commit(changes) {
      const texts = documentTexts(changes);
      await write(db, owner, (into) => {
        for (const [name, text] of texts)
          if (text === undefined) into.delete(name);
          else into.put(text, name);
      });
    },
    wipe: () =>
      write(db, owner, (into) => {
        into.clear();
        into.put(owner, OWNER);
      }),
    async close() {
      db.close();
      release();
    },
  };
}

export const openStore: OpenStore = async (name) => {
  const release = await lock(name);
  try {
    const db = await openDatabase(name);
    const owner = crypto.getRandomValues(new Uint8Array(16)).join(".");
    await take(db, owner);
    return storeOver(db, owner, release);
  } catch (error) {
    release();
    throw error;
  }
};
