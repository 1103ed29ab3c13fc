/** The only SQL of the export. */
import { type Day, dayOf, Enin, eninAt, eninStart, floorTo, Hours } from "@bluezone/protocol/time";
import type { Lease, Leases } from "@bluezone/server-kit/jobs/lease";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import type { Selectable } from "kysely";
import type { DiagnosisKeyTable, Tables } from "../tables.ts";
import { layAnew } from "./lay-anew-store.ts";
import { MINIMUM } from "./padding.ts";
import { nextWindow, whenQuiet } from "./window.ts";

/** A window: claimed while `files` is nothing, then its files stand. */
export type Window = {
  readonly starts: Enin;
  readonly ends: Enin;
  readonly files: number | undefined;
  readonly padding: number;
  /** The number in the name of its first file. */
  readonly first: number;
};

/** Which window may be claimed: the newest that has ended, and in intervals how long keys are held and quiet windows put off. */
export type Due = { readonly newest: Enin; readonly hold: number; readonly quiet: number };

/** What a window takes: keys that go out for the first time, or revisions of keys that are out. */
export type WindowPart = "keys" | "revisions";

/** What a window became: its files, the number of the first, and the padding in them. */
export type WindowFiles = { readonly files: number; readonly first: number; readonly padding: number };

/** Which padding key of which window. */
export type Place = { readonly ends: Enin; readonly place: number };

/** Thrown when the lease has gone to another worker: this one must stop. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** The UTC day of a window's end, whose secret its padding comes from. */
export const paddingDay = (ends: Enin): Day => dayOf(eninStart(ends), "utc");

export type ExportStore = {
  /** The window that was claimed and not released, if there is one. */
  open(): Promise<Window | undefined>;
  /**
   * Claims the next window in one transaction: its keys, its revisions, its padding's secret. Nothing when all is done;
   * of a window that takes nothing no row is kept (`files` is 0).
   */
  claim(lease: Lease, due: Due, newSecret: () => Uint8Array): Promise<Window | undefined>;
  /** Rows that a window took as new keys, or only as revisions, by key: the next `most` after `after`. */
  taken(what: WindowPart, ends: Enin, after: Uint8Array, most: number): Promise<readonly DiagnosisKeyTable[]>;
  /** The secret of a window's day; nothing when it was destroyed. */
  secret(ends: Enin): Promise<Uint8Array | undefined>;
  /** The same, made when there is none: a backup is restored without secrets. */
  ensureSecret(lease: Lease, ends: Enin, newSecret: () => Uint8Array): Promise<Uint8Array>;
  /** Windows that end after `after` and whose files stand, oldest first. */
  exported(after: Enin): Promise<readonly Window[]>;
  /** Padding keys that a window revised, and of one window those that any revised. */
  revisedBy(ends: Enin): Promise<readonly Place[]>;
  revisedOf(ends: Enin): Promise<ReadonlySet<number>>;
  /** Keeps which padding keys a window revises: each can be revised once. */
  revise(lease: Lease, ends: Enin, places: readonly Place[]): Promise<void>;
  /**
   * Gives an attempt at writing a window the numbers of its files, as many as it needs, and returns the first: no other
   * attempt has them, so what this one sends and arrives late is written over nothing.
   */
  numbered(lease: Lease, ends: Enin, files: number): Promise<number>;
  /** Says that a window's files all stand: from now on they are never written again, and may be named. */
  finish(lease: Lease, ends: Enin, done: WindowFiles): Promise<void>;
  /** Says that the indexes name a window's files. */
  release(lease: Lease, ends: Enin): Promise<void>;
};

/** What needs no lease: it changes nothing. */
type Reads = Pick<ExportStore, "open" | "taken" | "secret" | "exported" | "revisedBy" | "revisedOf">;

const readsOf = ({ db }: Database<Tables>, shard: string): Reads => ({
  async open() {
    const row = await db
      .selectFrom("export_window")
      .innerJoin("shard", "shard.shard", "export_window.shard")
      .selectAll("export_window")
      .where("export_window.shard", "=", shard)
      .whereRef("ends", ">", "released")
      .whereRef("starts", "<", "ends")
      .executeTakeFirst();
    return row && windowOf(row);
  },

  taken(what, ends, after, most) {
    const rows = db.selectFrom("diagnosis_key").selectAll().where("shard", "=", shard);
    return (
      what === "keys"
        ? rows.where("claimed", "=", ends)
        : rows.where("revised_claimed", "=", ends).where("claimed", "!=", ends)
    )
      .where("key", ">", after)
      .orderBy("key")
      .limit(most)
      .execute();
  },

  secret: (ends) => readSecret(db, ends),

  exported: (after) => exportedWindows(db, shard, after),

  async revisedBy(ends) {
    const rows = await db
      .selectFrom("revised_padding")
      .select(["ends", "place"])
      .where("shard", "=", shard)
      .where("revised_ends", "=", ends)
      .orderBy("ends")
      .orderBy("place")
      .execute();
    return rows.map((row) => ({ ends: Enin(row.ends), place: row.place }));
  },

  async revisedOf(ends) {
    const rows = await db
      .selectFrom("revised_padding")
      .select("place")
      .where("shard", "=", shard)
      .where("ends", "=", ends)
      .execute();
    return new Set(rows.map(({ place }) => place));
  },
});

/** The steps of a window, each fenced: in a transaction in which no other worker can have taken over. */
function stepsOf(database: Database<Tables>, leases: Leases, shard: string): Omit<ExportStore, keyof Reads> {
  const fenced = <T>(lease: Lease, work: (trx: Transaction<Tables>) => Promise<T>) =>
    database.transaction(async (trx) => {
      // Kysely's types do not know that a transaction over all tables is one over the lease's.
      if (!(await leases.holds(trx as never, lease)))
        throw new LeaseLost("the lease has gone to another worker");
      return work(trx);
    });

  return {
    claim: (lease, due, newSecret) =>
      fenced(lease, async (trx) => {
        const { hold } = due;
        const claim = await next(trx, shard, due);
        if (claim === undefined) return undefined;
        const { ends, takes } = claim;
        const taken =
          takes && !(await isSpent(trx, shard, ends)) && (await claimKeys(trx, shard, ends, hold));
        const window = {
          ...{ shard, starts: ends - 1, ends, files: null, padding: 0 },
          ...{ first_file: 1, next_file: 1 },
        };
        if (taken) {
          await trx.insertInto("export_window").values(window).execute();
          await ensureSecret(trx, ends, newSecret);
        }
        await trx
          .insertInto("shard")
          .values({ shard, claimed: ends, released: ends - 1 })
          .onConflict((conflict) => conflict.column("shard").doUpdateSet({ claimed: ends }))
          .execute();
        return windowOf(taken ? window : { ...window, files: 0 });
      }),

    ensureSecret: (lease, ends, newSecret) => fenced(lease, (trx) => ensureSecret(trx, ends, newSecret)),

    revise: (lease, revised_ends, places) =>
      fenced(lease, async (trx) => {
        if (places.length === 0) return;
        await trx
          .insertInto("revised_padding")
          .values(places.map(({ ends, place }) => ({ shard, ends, place, revised_ends })))
          .execute();
      }),

    numbered: (lease, ends, files) =>
      fenced(lease, async (trx) => {
        const window = trx.selectFrom("export_window").select("next_file").where("shard", "=", shard);
        const { next_file: next } = await window.where("ends", "=", ends).executeTakeFirstOrThrow();
        // After days of failing; what was sent under the first numbers has long been refused as too old.
        const first = next + files - 1 > MOST_NUMBER ? 1 : next;
        await trx
          .updateTable("export_window")
          .set({ next_file: first + files })
          .where("shard", "=", shard)
          .where("ends", "=", ends)
          .execute();
        return first;
      }),

    finish: (lease, ends, { files, first, padding }) =>
      fenced(lease, async (trx) => {
        await trx
          .updateTable("export_window")
          .set({ files, padding, first_file: first })
          .where("shard", "=", shard)
          .where("ends", "=", ends)
          .execute();
      }),

    release: (lease, ends) =>
      fenced(lease, async (trx) => {
        await trx.updateTable("shard").set({ released: ends }).where("shard", "=", shard).execute();
      }),
  };
}

export const exportStore = (database: Database<Tables>, leases: Leases, shard: string): ExportStore => ({
  ...readsOf(database, shard),
  ...stepsOf(database, leases, shard),
});

/** Windows that end after `after` and whose files stand, oldest first. */
export async function exportedWindows(
  db: Pick<Database<Tables>["db"], "selectFrom">,
  shard: string,
  after: Enin,
): Promise<readonly Window[]> {
  const rows = await db
    .selectFrom("export_window")
    .selectAll()
    .where("shard", "=", shard)
    .where("files", "is not", null)
    .where("ends", ">", after)
    .orderBy("ends")
    .execute();
  return rows.map(windowOf);
}

/** The largest that a name has room for. */
const MOST_NUMBER = 99_999;

const windowOf = (row: Selectable<Tables["export_window"]>): Window => ({
  starts: Enin(row.starts),
  ends: Enin(row.ends),
  files: row.files ?? undefined,
  padding: row.padding,
  first: row.first_file,
});

async function next(
  trx: Transaction<Tables>,
  shard: string,
  { newest, hold, quiet }: Due,
): Promise<{ readonly ends: Enin; readonly takes: boolean } | undefined> {
  const state = await trx.selectFrom("shard").select("claimed").where("shard", "=", shard).executeTakeFirst();
  const waiting = await trx
    .selectFrom("diagnosis_key")
    .select((eb) => eb.fn.min("ends").as("earliest"))
    .where("shard", "=", shard)
    .where("claimed", "is", null)
    .executeTakeFirst();
  const revision = await trx
    .selectFrom("diagnosis_key")
    .select("shard")
    .where("shard", "=", shard)
    .where("claimed", "is not", null)
    .where("revised_report_type", "is not", null)
    .where("revised_claimed", "is", null)
    .limit(1)
    .executeTakeFirst();
  const earliest = waiting?.earliest ?? undefined;
  const window = nextWindow({
    claimed: state && Enin(state.claimed),
    newest,
    earliest: earliest === undefined ? undefined : Enin(earliest),
    revisions: revision !== undefined,
    hold,
  });
  if (window === undefined) return undefined;
  if (quiet === 1 || (earliest === undefined && !revision)) return { ends: window, takes: true };
  const enough = await needNoPadding(trx, shard, Enin(newest - hold));
  return whenQuiet(window, newest, { quiet, enough, last: await lastTaken(trx, shard, window) });
}

/** The end of the newest window before `window` that took anything; names that a wrong clock used up took nothing. */
async function lastTaken(trx: Transaction<Tables>, shard: string, window: Enin): Promise<Enin | undefined> {
  const row = await trx
    .selectFrom("export_window")
    .select((eb) => eb.fn.max("ends").as("last"))
    .where("shard", "=", shard)
    .where("ends", "<", window)
    .whereRef("starts", "<", "ends")
    .executeTakeFirst();
  return row?.last == null ? undefined : Enin(row.last);
}

/** Whether as many keys wait that ended by `until` as a window needs to go without padding. */
async function needNoPadding(trx: Transaction<Tables>, shard: string, until: Enin): Promise<boolean> {
  const rows = await trx
    .selectFrom("diagnosis_key")
    .select("shard")
    .where("shard", "=", shard)
    .where("claimed", "is", null)
    .where("ends", "<=", until)
    .limit(MINIMUM)
    .execute();
  return rows.length === MINIMUM;
}

/** Whether a wrong clock has used a window's name up before its time (`mend-shard.ts`): it takes nothing more. */
async function isSpent(trx: Transaction<Tables>, shard: string, ends: Enin): Promise<boolean> {
  const query = trx.selectFrom("export_window").select("ends").where("shard", "=", shard);
  return (await query.where("ends", "=", ends).executeTakeFirst()) !== undefined;
}

/** Marks what a window takes; says whether that is anything. */
async function claimKeys(
  trx: Transaction<Tables>,
  shard: string,
  ends: Enin,
  hold: number,
): Promise<boolean> {
  const ofShard = trx.deleteFrom("diagnosis_key").where("shard", "=", shard);
  const keys = await layAnew(
    trx,
    ofShard.where("claimed", "is", null).where("ends", "<=", ends - hold),
    ({ val, case: when }) => [
      // What was the hour of publishing says from now on no more than the window does.
      val(eninAt(floorTo(eninStart(Enin(ends - 1)), Hours(1)))).as("created"),
      val(ends).as("claimed"),
      when().when("revised_report_type", "is not", null).then(ends).end().as("revised_claimed"),
    ],
  );
  const revisions = await layAnew(
    trx,
    ofShard
      .where("claimed", "is not", null)
      .where("revised_report_type", "is not", null)
      .where("revised_claimed", "is", null),
    ({ ref, val }) => [
      ref("created").as("created"),
      ref("claimed").as("claimed"),
      val(ends).as("revised_claimed"),
    ],
  );
  return keys + revisions > 0n;
}

async function readSecret(
  query: Pick<Transaction<Tables>, "selectFrom">,
  ends: Enin,
): Promise<Uint8Array | undefined> {
  const row = await query
    .selectFrom("padding_secret")
    .select("secret")
    .where("day", "=", paddingDay(ends))
    .executeTakeFirst();
  return row?.secret;
}

async function ensureSecret(
  trx: Transaction<Tables>,
  ends: Enin,
  newSecret: () => Uint8Array,
): Promise<Uint8Array> {
  await trx
    .insertInto("padding_secret")
    .values({ day: paddingDay(ends), secret: newSecret() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await readSecret(trx, ends))!;
}
