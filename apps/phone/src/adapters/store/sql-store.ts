/**
 * The device's store over SQL, one table, one transaction a commit; platform-free, so that the statements can be tested anywhere.
 * `store` gives it the phone's SQLite.
 */
import { documentOf, documentTexts } from "./documents.ts";
import type { OpenedStore } from "./opened-store.ts";

/** The few calls of a SQLite connection that the store makes; expo-sqlite's `SQLiteDatabase` has them. */
export interface SqlConnection {
  execAsync(source: string): Promise<void>;
  runAsync(source: string, params: string[]): Promise<unknown>;
  getFirstAsync<Row>(source: string, params: string[]): Promise<Row | null>;
  getAllAsync<Row>(source: string, params: string[]): Promise<Row[]>;
  closeAsync(): Promise<void>;
}

/** The write-ahead log holds what was changed or removed until it is emptied: after this many commits, about an hour's. */
const LOG_KEPT = 100;

// FULL: a commit is on disk when it resolves, also through a power cut. secure_delete overwrites what was removed with zeros.
const SET_UP = `PRAGMA busy_timeout = 5000;
PRAGMA page_size = 1024;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS document (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`;

/**
 * A store over a connection of its own. What is asked of it is done in that order, one after another: a read never sees half of a
 * commit, though all share one connection. Rejects with what SQLite throws when the file is no database.
 */
export async function sqlStore(db: SqlConnection): Promise<OpenedStore> {
  await db.execAsync(SET_UP);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  let commits = 0;
  let logIsDue = false;
  /** Whether the log is empty now: false while another connection reads. */
  const emptyLog = async (): Promise<boolean> => {
    const row = await db.getFirstAsync<{ busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)", []);
    return row?.busy === 0;
  };

  async function write(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const texts = documentTexts(changes);
    await db.execAsync("BEGIN IMMEDIATE");
    try {
      for (const [name, text] of texts)
        if (text === undefined) await db.runAsync("DELETE FROM document WHERE name = ?", [name]);
        else
          await db.runAsync(
            "INSERT INTO document VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, text],
          );
      await db.execAsync("COMMIT");
    } catch (error) {
      // A full disk may have rolled back by itself; then this fails, and what counts is the first error.
      await db.execAsync("ROLLBACK").catch(() => undefined);
      throw error;
    }
    commits += 1;
    logIsDue ||= commits % LOG_KEPT === 0 || texts.some(([, text]) => text === undefined);
    // What was committed is safe whether or not the log can be emptied now; the next commit tries again.
    if (logIsDue) logIsDue = !(await emptyLog().catch(() => false));
  }

  return {
    get: (name) =>
      inTurn(async () => {
        const row = await db.getFirstAsync<{ value: string }>("SELECT value FROM document WHERE name = ?", [
          name,
        ]);
        return row === null ? undefined : documentOf(row.value);
      }),
    names: (prefix) =>
      inTurn(async () => {
        const rows = await db.getAllAsync<{ name: string }>(
          "SELECT name FROM document WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
          [prefix],
        );
        return rows.map(({ name }) => name);
      }),
    commit: (changes) => inTurn(() => write(changes)),
    wipe: () =>
      inTurn(async () => {
        await db.execAsync("DELETE FROM document; VACUUM");
        if (!(await emptyLog())) throw new Error("the log could not be emptied: something still reads it");
      }),
    close: () => inTurn(() => db.closeAsync()),
  };
}
