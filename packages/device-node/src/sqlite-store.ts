/** A phone's store as one SQLite file (or in memory): a commit is one transaction. */
import { DatabaseSync } from "node:sqlite";
import type { Store } from "@bluezone/device/ports";

/** A store over a SQLite file; ":memory:" keeps nothing. */
export interface SqliteStore extends Store {
  close(): void;
}

/** A document; null when its text is damaged, so that the phone keeps the rest. */
function decoded(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The write-ahead log holds what was changed or deleted until it is emptied: after this many commits, about an hour's. */
const LOG_KEPT = 100;

/** Opens or creates the file. Throws what SQLite throws when the file is no database. */
export function sqliteStore(file: string): SqliteStore {
  const db = new DatabaseSync(file);
  // NORMAL under WAL loses nothing when the process dies; only a power cut can drop the last commits whole.
  // secure_delete overwrites what was deleted, so that "delete everything" leaves nothing in the file.
  db.exec(
    "PRAGMA page_size = 1024; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON",
  );
  db.exec("CREATE TABLE IF NOT EXISTS document (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
  const get = db.prepare("SELECT value FROM document WHERE name = ?");
  const names = db.prepare("SELECT name FROM document WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name");
  const put = db.prepare(
    "INSERT INTO document VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const remove = db.prepare("DELETE FROM document WHERE name = ?");
  const emptyLog = () => db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  let commits = 0;
  return {
    async get(name) {
      const row = get.get(name) as { value: string } | undefined;
      return row === undefined ? undefined : decoded(row.value);
    },
    async names(prefix) {
      return (names.all(prefix) as { name: string }[]).map((row) => row.name);
    },
    async commit(changes) {
      db.exec("BEGIN IMMEDIATE");
      try {
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) remove.run(name);
          else put.run(name, JSON.stringify(value));
        }
        db.exec("COMMIT");
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
      commits += 1;
      if (commits % LOG_KEPT === 0 || Object.values(changes).includes(undefined)) emptyLog();
    },
    async wipe() {
      db.exec("DELETE FROM document; VACUUM");
      emptyLog();
    },
    close: () => db.close(),
  };
}
