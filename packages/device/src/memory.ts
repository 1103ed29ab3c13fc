/**
 * What the phone knows, in memory, with the store behind it. Changes are gathered and go down in one atomic commit; when
 * the store fails they stay in memory and go with the next.
 */
import { HEARD, HeardLog } from "./heard-log.ts";
import type { Store } from "./ports.ts";
import {
  DOCUMENTS,
  type DocumentName,
  type DocumentOf,
  EARLIER,
  fromEarlier,
  readDocument,
} from "./storage.ts";

export class Memory {
  readonly #store: Store;
  readonly #documents = new Map<DocumentName, unknown>();
  /** What was heard. It is stored with the rest, in one commit. */
  readonly heard: HeardLog;
  #changes = new Map<string, unknown>();
  /** What a commit that runs is storing. */
  #storing: ReadonlyMap<string, unknown> = new Map();
  #commits: Promise<unknown> = Promise.resolve();
  #damaged = 0;
  #failing = false;
  #wiped = false;

  private constructor(store: Store, heard: readonly string[]) {
    this.#store = store;
    this.heard = new HeardLog(store, heard, {
      get: (name) => {
        const from = [this.#changes, this.#storing].find((changes) => changes.has(name));
        return from && { value: from.get(name) };
      },
      set: (name, value) => void this.#changes.set(name, value),
    });
  }

  /** That of a store in which nothing is: after a wipe nothing has to be read. */
  static empty(store: Store): Memory {
    const memory = new Memory(store, []);
    for (const name of Object.keys(DOCUMENTS) as DocumentName[])
      memory.#documents.set(name, readDocument(name, undefined).value);
    return memory;
  }

  /** Reads everything but what was heard, of which it reads the names. Rejects only when the store cannot be read at all. */
  static async open(store: Store): Promise<Memory> {
    const memory = new Memory(store, await store.names(HEARD));
    for (const name of Object.keys(DOCUMENTS) as DocumentName[]) {
      const stored = await store.get(name);
      const given = stored === undefined ? await memory.#rename(name) : stored;
      const { value, damaged } = readDocument(name, given);
      memory.#documents.set(name, value);
      memory.#mend(name, value, damaged);
    }
    return memory;
  }

  /** What an earlier version stored under another name; the next commit stores it under this one. */
  async #rename(name: string): Promise<unknown> {
    const earlier = EARLIER[name];
    const stored = earlier === undefined ? undefined : await this.#store.get(earlier);
    if (earlier === undefined || stored === undefined) return undefined;
    const value = fromEarlier(name, stored);
    this.#changes.set(name, value).set(earlier, undefined);
    return value;
  }

  #mend(name: string, value: unknown, damaged: boolean): void {
    if (!damaged) return;
    this.#damaged += 1;
    this.#changes.set(name, value);
  }

  /** How many documents were found partly unreadable so far. */
  get damaged(): number {
    return this.#damaged + this.heard.damaged;
  }
  /** Whether the last commit failed. */
  get failing(): boolean {
    return this.#failing;
  }

  /** Whether everything was deleted: nothing that is done to it comes to anything. */
  get wiped(): boolean {
    return this.#wiped;
  }

  get<N extends DocumentName>(name: N): DocumentOf<N> {
    return this.#documents.get(name) as DocumentOf<N>;
  }
  /** Changes fields of a document; nothing is stored before `commit`. */
  change<N extends DocumentName>(name: N, fields: Partial<DocumentOf<N>>): void {
    const value = { ...this.get(name), ...fields };
    this.#documents.set(name, value);
    this.#changes.set(name, value);
  }

  /** Stores all changes, after earlier commits. Resolves false when the store failed: they are kept for the next. */
  commit(): Promise<boolean> {
    const commit = this.#commits.then(async () => {
      if (this.#wiped) return false;
      if (this.#changes.size === 0) return !this.#failing;
      const changes = this.#changes;
      this.#changes = new Map();
      this.#storing = changes;
      try {
        await this.#store.commit(Object.fromEntries(changes));
        this.#failing = false;
      } catch {
        this.#failing = true;
        // A later change of the same document is newer than the one that failed.
        this.#changes = new Map([...changes, ...this.#changes]);
      }
      this.#storing = new Map();
      return !this.#failing;
    });
    this.#commits = commit;
    return commit;
  }

  /**
   * Wipes the store and ends this memory: what still runs on it can store nothing any more.
   * Rejects when the store cannot be wiped; then nothing has ended.
   */
  async wipe(): Promise<void> {
    const wipe = this.#commits.then(async () => {
      await this.#store.wipe();
      this.#wiped = true;
    });
    this.#commits = wipe.catch(() => undefined);
    await wipe;
  }
}
