/**
 * What the phone knows, in memory, with the store behind it. Changes are gathered and go down in one atomic commit; when
 * the store fails they stay in memory and go with the next.
 */
import { packHeard } from "./packed-log.ts";
import type { Store } from "./ports.ts";
import {
  DOCUMENTS,
  type DocumentName,
  type DocumentOf,
  type HeardDocument,
  readDocument,
  readHeard,
} from "./storage.ts";

const HEARD = "heard/";
/** The name of a document of ten minutes: the boot and which ten minutes of it. */
export const heardName = (boot: number, tenMinutes: number): string => `${HEARD}${boot}/${tenMinutes}`;

export class Memory {
  readonly #store: Store;
  readonly #documents = new Map<DocumentName, unknown>();
  readonly #heard = new Map<string, HeardDocument>();
  /** Names of what was heard that is not stored packed, nor will be with the next commit. */
  readonly #unpacked = new Set<string>();
  #changes = new Map<string, unknown>();
  #commits: Promise<unknown> = Promise.resolve();
  #damaged = 0;
  #failing = false;
  #closed = false;

  private constructor(store: Store) {
    this.#store = store;
  }

  /** Reads everything. Rejects only when the store cannot be read at all. */
  static async open(store: Store): Promise<Memory> {
    const memory = new Memory(store);
    for (const name of Object.keys(DOCUMENTS) as DocumentName[]) {
      const { value, damaged } = readDocument(name, await store.get(name));
      memory.#documents.set(name, value);
      memory.#mend(name, value, damaged);
    }
    for (const name of await store.names(HEARD)) {
      const stored = await store.get(name);
      const { value, damaged } = readHeard(stored);
      memory.#heard.set(name, value);
      if (damaged || typeof stored !== "string") memory.#unpacked.add(name);
      memory.#mend(name, value, damaged);
    }
    return memory;
  }

  #mend(name: string, value: unknown, damaged: boolean): void {
    if (!damaged) return;
    this.#damaged += 1;
    this.#changes.set(name, value);
  }

  /** How many documents were partly unreadable when the phone opened. */
  get damaged(): number {
    return this.#damaged;
  }
  /** Whether the last commit failed. */
  get failing(): boolean {
    return this.#failing;
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

  /** Everything heard, by document name. */
  get heard(): ReadonlyMap<string, HeardDocument> {
    return this.#heard;
  }
  putHeard(name: string, value: HeardDocument): void {
    this.#heard.set(name, value);
    this.#unpacked.add(name);
    this.#changes.set(name, value);
  }
  dropHeard(name: string): void {
    this.#heard.delete(name);
    this.#unpacked.delete(name);
    this.#changes.set(name, undefined);
  }
  /** Names of what was heard that was not packed yet. */
  get unpacked(): ReadonlySet<string> {
    return this.#unpacked;
  }
  /** Has a document stored packed with the next commit, or left as it is where it does not fit. In memory nothing changes. */
  pack(name: string): void {
    this.#unpacked.delete(name);
    const document = this.#heard.get(name);
    const packed = document && packHeard(document);
    if (packed !== undefined) this.#changes.set(name, packed);
  }

  /** Stores all changes, after earlier commits. Resolves false when the store failed: they are kept for the next. */
  commit(): Promise<boolean> {
    const commit = this.#commits.then(async () => {
      if (this.#closed) return false;
      if (this.#changes.size === 0) return !this.#failing;
      const changes = this.#changes;
      this.#changes = new Map();
      try {
        await this.#store.commit(Object.fromEntries(changes));
        this.#failing = false;
      } catch {
        this.#failing = true;
        // A later change of the same document is newer than the one that failed.
        this.#changes = new Map([...changes, ...this.#changes]);
      }
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
      this.#closed = true;
    });
    this.#commits = wipe.catch(() => undefined);
    await wipe;
  }
}
