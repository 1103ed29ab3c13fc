/**
 * A file of JSON documents of which nothing can be read without its key, not even their names: SQLite, each row sealed with
 * AES-256-GCM (NIST SP 800-38D) under a nonce of its own, bound to its place. A commit is one transaction, on disk when it returns.
 *
 * What it does not hide: how many documents there are, how long they are, and when the file was written to last.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Secret } from "@bluezone/server-kit/start/secret";
import type { Random } from "@bluezone/server-kit/time/random";
import { NodeFault } from "./fault.ts";

const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
/** A row that says whether a key is the right one. */
const MARK = "bluezone node 1";
/** The write-ahead log holds what was deleted until it is emptied: after this many commits, about an hour's. */
const LOG_KEPT = 100;

type Row = { readonly id: Uint8Array; readonly name: Uint8Array; readonly value: Uint8Array };

export class SealedFile {
  readonly #db: DatabaseSync;
  readonly #random: Random;
  readonly #sealKey: Uint8Array;
  readonly #nameKey: Uint8Array;
  readonly #names = new Set<string>();
  #commits = 0;

  /**
   * Opens or makes the file, for its owner only. Throws NodeFault: `key_wrong` when it was sealed with another key, `store_damaged`
   * when it is no such file. Neither changes it.
   */
  constructor(file: string, key: Secret, random: Random) {
    const derive = (purpose: string) => new Uint8Array(hkdfSync("sha256", key.reveal(), "", purpose, 32));
    this.#sealKey = derive("bluezone node: seal");
    this.#nameKey = derive("bluezone node: names");
    this.#random = random;
    try {
      closeSync(openSync(file, "a", 0o600));
      this.#db = new DatabaseSync(file);
      // FULL: a node's current may be cut at any moment, and what was on the air must not be on the air again.
      this.#db.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; CREATE TABLE IF NOT EXISTS sealed (id BLOB PRIMARY KEY, name BLOB NOT NULL, value BLOB NOT NULL) STRICT",
      );
    } catch {
      throw new NodeFault("store_damaged", `the store ${file} cannot be opened; move it away to begin anew.`);
    }
    try {
      this.#know(file);
    } catch (error) {
      this.#db.close();
      if (error instanceof NodeFault) throw error;
      throw new NodeFault("store_damaged", `the store ${file} cannot be read; move it away to begin anew.`);
    }
  }

  /** Overwrites what is in a file, as far as it can be opened, whatever key it was sealed with. The file stays. */
  static empty(file: string): void {
    let db: DatabaseSync | undefined;
    try {
      db = new DatabaseSync(file);
      db.exec("PRAGMA secure_delete = ON; DELETE FROM sealed; PRAGMA wal_checkpoint(TRUNCATE)");
    } catch {
      // What is no store has no documents.
    } finally {
      db?.close();
    }
  }

  /** The document of a name; undefined when there is none, null when it cannot be read. */
  get(name: string): unknown {
    const row = this.#row(name);
    if (row === undefined) return undefined;
    const text = this.#open(row.id, row.value);
    return text === undefined ? null : JSON.parse(text);
  }

  /** Names that start with a prefix, sorted. */
  names(prefix: string): string[] {
    return [...this.#names].filter((name) => name.startsWith(prefix)).sort();
  }

  /** Writes values, all or none; undefined removes. Throws what SQLite throws; then nothing has changed. */
  commit(changes: Readonly<Record<string, unknown>>): void {
    const entries = Object.entries(changes);
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      for (const [name, value] of entries)
        if (value === undefined) this.#db.prepare("DELETE FROM sealed WHERE id = ?").run(this.#idOf(name));
        else this.#put(name, JSON.stringify(value));
      this.#db.exec("COMMIT");
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    }
    for (const [name, value] of entries) {
      if (value === undefined) this.#names.delete(name);
      else this.#names.add(name);
    }
    this.#commits += 1;
    if (this.#commits % LOG_KEPT === 0 || entries.some(([, value]) => value === undefined)) this.#emptyLog();
  }

  /** Removes every document whose name starts with the prefix, unrecoverably. */
  wipe(prefix: string): void {
    this.commit(Object.fromEntries(this.names(prefix).map((name) => [name, undefined])));
    this.#db.exec("VACUUM");
    this.#emptyLog();
  }

  close(): void {
    this.#db.close();
  }

  /** Holds the key to the mark, and learns the names. */
  #know(file: string): void {
    const rows = this.#db.prepare("SELECT id, name FROM sealed").all() as Omit<Row, "value">[];
    const mark = this.#row(MARK);
    if (mark === undefined && rows.length > 0)
      throw new NodeFault(
        "key_wrong",
        `the store ${file} was sealed with another key; put its own key back.`,
      );
    if (mark === undefined) this.#put(MARK, "1");
    for (const { id, name } of rows) {
      const known = this.#open(id, name);
      if (known !== undefined && known !== MARK) this.#names.add(known);
    }
  }

  #row(name: string): Row | undefined {
    return this.#db.prepare("SELECT id, name, value FROM sealed WHERE id = ?").get(this.#idOf(name)) as
      | Row
      | undefined;
  }

  #put(name: string, text: string): void {
    const id = this.#idOf(name);
    this.#db
      .prepare("INSERT OR REPLACE INTO sealed VALUES (?, ?, ?)")
      .run(id, this.#seal(id, name), this.#seal(id, text));
  }

  #idOf(name: string): Uint8Array {
    return createHmac("sha256", this.#nameKey).update(name).digest();
  }

  #seal(id: Uint8Array, text: string): Uint8Array {
    const nonce = this.#random.bytes(NONCE_LENGTH);
    const cipher = createCipheriv("aes-256-gcm", this.#sealKey, nonce).setAAD(id);
    return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  }

  /** The text; undefined when it was not sealed with this key for this place. */
  #open(id: Uint8Array, sealed: Uint8Array): string | undefined {
    if (sealed.length < NONCE_LENGTH + TAG_LENGTH) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", this.#sealKey, sealed.subarray(0, NONCE_LENGTH))
      .setAAD(id)
      .setAuthTag(sealed.subarray(-TAG_LENGTH));
    try {
      const text = decipher.update(sealed.subarray(NONCE_LENGTH, -TAG_LENGTH));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    } catch {
      return undefined;
    }
  }

  #emptyLog(): void {
    this.#db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
}
