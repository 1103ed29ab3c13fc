/** What became of each round: one SQLite file, written as each leg ends, so that a canary that was killed goes on. */
import { DatabaseSync } from "node:sqlite";
import { Days, type Instant, minus } from "@bluezone/protocol/time";

/** The legs of a round, in their order. */
export const LEGS = ["code", "upload", "export", "alert"] as const;
export type Leg = (typeof LEGS)[number];

/** A round: when it began, when each leg ended, and when it was given up. */
export type Round = {
  readonly began: Instant;
  readonly ended: Readonly<Record<Leg, Instant | null>>;
  readonly gaveUp: Instant | null;
};

/** What the operator writes of an incident, in both languages. `until` is null while it goes on. */
export type Incident = {
  readonly id: number;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly vi: string;
  readonly en: string;
};

/** The 90 days of the page, and the day that goes on. */
const KEPT = Days(91);

/** The file, until it is closed. */
export type Ledger = {
  begin(at: Instant): void;
  end(began: Instant, leg: Leg, at: Instant): void;
  giveUp(began: Instant, at: Instant): void;
  /** Rounds that began at or after an instant, oldest first. */
  rounds(since: Instant): readonly Round[];
  addIncident(incident: Omit<Incident, "id">): number;
  /** Ends one; false when there is none of this number that goes on. */
  endIncident(id: number, at: Instant): boolean;
  /** Newest first. */
  incidents(): readonly Incident[];
  /** Destroys what is older than the page shows. */
  forget(now: Instant): void;
  close(): void;
};

type RoundRow = Record<Leg | "began" | "gave_up", number | null>;

/** Opens or makes it. Throws what SQLite throws when the file is no database. */
export function openLedger(file: string): Ledger {
  const db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000");
  db.exec(`CREATE TABLE IF NOT EXISTS round (began INTEGER PRIMARY KEY, code INTEGER, upload INTEGER, export INTEGER,
    alert INTEGER, gave_up INTEGER) STRICT`);
  db.exec(`CREATE TABLE IF NOT EXISTS incident (id INTEGER PRIMARY KEY, began INTEGER NOT NULL, until INTEGER,
    vi TEXT NOT NULL, en TEXT NOT NULL) STRICT`);
  const whole = (at: Instant) => Math.floor(at);
  return {
    begin: (at) => void db.prepare("INSERT OR IGNORE INTO round (began) VALUES (?)").run(whole(at)),
    end: (began, leg, at) =>
      void db
        .prepare(`UPDATE round SET ${leg} = coalesce(${leg}, ?) WHERE began = ?`)
        .run(whole(at), whole(began)),
    giveUp: (began, at) =>
      void db.prepare("UPDATE round SET gave_up = ? WHERE began = ?").run(whole(at), whole(began)),
    rounds: (since) =>
      (
        db
          .prepare("SELECT * FROM round WHERE began >= ? ORDER BY began")
          .all(whole(since)) as unknown as RoundRow[]
      ).map(({ began, gave_up, code, upload, export: exported, alert }) => ({
        began: began as Instant,
        ended: { code, upload, export: exported, alert } as Round["ended"],
        gaveUp: gave_up as Instant | null,
      })),
    addIncident: ({ from, until, vi, en }) =>
      Number(
        db
          .prepare("INSERT INTO incident (began, until, vi, en) VALUES (?, ?, ?, ?)")
          .run(whole(from), until === null ? null : whole(until), vi, en).lastInsertRowid,
      ),
    endIncident: (id, at) =>
      db.prepare("UPDATE incident SET until = ? WHERE id = ? AND until IS NULL").run(whole(at), id).changes >
      0,
    incidents: () =>
      (
        db.prepare("SELECT * FROM incident ORDER BY began DESC, id DESC").all() as unknown as {
          id: number;
          began: Instant;
          until: Instant | null;
          vi: string;
          en: string;
        }[]
      ).map(({ id, began, until, vi, en }) => ({ id, from: began, until, vi, en })),
    forget(now) {
      const old = whole(minus(now, KEPT));
      db.prepare("DELETE FROM round WHERE began < ?").run(old);
      db.prepare("DELETE FROM incident WHERE until < ?").run(old);
    },
    close: () => db.close(),
  };
}
