/**
 * What was heard, ten minutes of a boot a document. After two busy weeks there are two thousand of them with a third of a million
 * minutes: they stay in the store, are read when somebody needs them, and are open in memory only while they are written to. For
 * matching a few bytes of each are kept once they were read (decision record 0034).
 */
import { type Duration, type Instant, Milliseconds, Minutes } from "@bluezone/protocol/time";
import type { HeardDocument } from "./heard-document.ts";
import { type HeardRows, rowsOf, rowsOfPacked } from "./heard-rows.ts";
import { packHeard } from "./packed-log.ts";
import type { Store } from "./ports.ts";
import { readHeard } from "./storage.ts";

/** Names of these documents begin so. */
export const HEARD = "heard/";
const TEN_MINUTES = Minutes(10);

/** Which ten minutes a document holds: the boot, and when they begin in its monotonic time. */
export interface TenMinutes {
  readonly boot: number;
  readonly start: Duration;
}

/** The name of a document of ten minutes: the boot and which ten minutes of it. */
export const heardName = (boot: number, tenMinutes: number): string => `${HEARD}${boot}/${tenMinutes}`;
/** What a name says. */
export function tenMinutesOf(name: string): TenMinutes {
  const [, boot, n] = name.split("/").map(Number);
  return { boot: boot ?? 0, start: Milliseconds((n ?? 0) * TEN_MINUTES) };
}

/** What is changed and not stored yet. */
export interface UnstoredRow {
  /** Undefined where nothing is; `value` is undefined where the document is removed. */
  get(name: string): { readonly value: unknown } | undefined;
  set(name: string, value: unknown): void;
}

export class HeardLog {
  readonly #store: Store;
  readonly #unstored: UnstoredRow;
  readonly #names: Set<string>;
  readonly #open = new Map<string, HeardDocument>();
  readonly #rows = new Map<string, HeardRows>();
  readonly #untils = new Map<string, Instant>();
  readonly #unpacked = new Set<string>();
  /** How often each was changed. */
  readonly #changed = new Map<string, number>();
  #damaged = 0;

  constructor(store: Store, names: readonly string[], unstored: UnstoredRow) {
    this.#store = store;
    this.#names = new Set(names);
    this.#unstored = unstored;
  }

  /** How many documents were found partly unreadable so far. */
  get damaged(): number {
    return this.#damaged;
  }
  /** All that there are, open or not. */
  get names(): readonly string[] {
    return [...this.#names];
  }
  /** Those that are open. */
  get openNames(): readonly string[] {
    return [...this.#open.keys()];
  }
  /** Those that were found, or written, and not packed yet. */
  get unpacked(): readonly string[] {
    return [...this.#unpacked];
  }

  /** An open document; undefined when there is none of this name. Throws when there is one and it is not open. */
  at(name: string): HeardDocument | undefined {
    const document = this.#open.get(name);
    if (document === undefined && this.#names.has(name))
      throw new Error("what is written to is opened first");
    return document;
  }
  /** Opens documents, so that they may be written to. Rejects when the store cannot be read. */
  async open(names: Iterable<string>): Promise<void> {
    for (const name of new Set(names)) {
      if (this.#open.has(name)) continue;
      await this.#used(name, (stored) => {
        const document = this.#documentOf(name, stored);
        if (document !== undefined && !this.#open.has(name)) this.#open.set(name, document);
      });
    }
  }
  /** Closes what nothing more is written to. What is not stored yet goes with the next commit. */
  close(name: string): void {
    this.#open.delete(name);
  }
  put(name: string, value: HeardDocument): void {
    this.#names.add(name);
    this.#open.set(name, value);
    this.#rows.delete(name);
    this.#untils.delete(name);
    this.#unpacked.add(name);
    this.#changes(name);
    this.#unstored.set(name, value);
  }
  drop(name: string): void {
    this.#names.delete(name);
    this.#open.delete(name);
    this.#rows.delete(name);
    this.#untils.delete(name);
    this.#unpacked.delete(name);
    this.#changes(name);
    this.#unstored.set(name, undefined);
  }

  /** Reads a document without opening it; undefined when there is none, or nothing of it can be read. Rejects when the store cannot be read. */
  async read(name: string): Promise<HeardDocument | undefined> {
    return this.#open.get(name) ?? this.#used(name, (stored) => this.#documentOf(name, stored));
  }
  /** What matching needs of a document. Rejects when the store cannot be read. */
  async rows(name: string): Promise<HeardRows | undefined> {
    const open = this.#open.get(name);
    if (open) return rowsOf(open, tenMinutesOf(name).start);
    const known = this.#rows.get(name);
    if (known) return known;
    return this.#used(name, (stored) => {
      const packed = typeof stored === "string" ? rowsOfPacked(stored) : undefined;
      const document = packed ? undefined : this.#documentOf(name, stored);
      const rows = packed ?? (document && rowsOf(document, tenMinutesOf(name).start));
      if (rows && this.#names.has(name) && !this.#open.has(name)) this.#rows.set(name, rows);
      return rows;
    });
  }
  /** When a document was changed last, in corrected time; undefined when there is none. Rejects when the store cannot be read. */
  async until(name: string): Promise<Instant | undefined> {
    const known = this.#untils.get(name) ?? this.#open.get(name)?.until;
    if (known !== undefined) return known;
    return this.#used(name, (stored) => {
      const until = this.#documentOf(name, stored)?.until;
      if (until !== undefined) this.#untils.set(name, until);
      return until;
    });
  }

  /** Has a document stored packed with the next commit, or left as it is where it does not fit, and closes it. */
  async pack(name: string): Promise<void> {
    await this.#used(name, (stored) => {
      const document = this.#open.get(name) ?? this.#documentOf(name, stored);
      const packed = document && packHeard(document);
      if (packed !== undefined) this.#unstored.set(name, packed);
      this.#unpacked.delete(name);
      this.close(name);
    });
  }

  #changes(name: string): void {
    this.#changed.set(name, (this.#changed.get(name) ?? 0) + 1);
  }
  /** Reads what is stored, again when it was changed meanwhile, and does something with it at once. */
  async #used<T>(name: string, use: (stored: unknown) => T): Promise<T> {
    for (;;) {
      const before = this.#changed.get(name);
      const stored = await this.#stored(name);
      if (this.#changed.get(name) === before) return use(stored);
    }
  }
  async #stored(name: string): Promise<unknown> {
    if (!this.#names.has(name)) return undefined;
    const unstored = this.#unstored.get(name);
    return unstored ? unstored.value : this.#store.get(name);
  }

  /** The document of what the store gave. What cannot be read of it is left out, noted, and mended in the store. */
  #documentOf(name: string, stored: unknown): HeardDocument | undefined {
    if (stored === undefined || !this.#names.has(name)) return undefined;
    const { value, damaged } = readHeard(stored);
    if (damaged) {
      this.#damaged += 1;
      if (value.heard.length === 0) {
        this.drop(name);
        return undefined;
      }
      this.#unstored.set(name, value);
    }
    if (damaged || typeof stored !== "string") this.#unpacked.add(name);
    return value;
  }
}
