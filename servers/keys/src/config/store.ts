/** The only SQL of the configuration. */
import { ConfigDocument } from "@bluezone/contract/signed";
import { dayOf, Enin, eninStart, isoDay } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import type { Selectable } from "kysely";
import type { SignedWindowsTable, Tables } from "../tables.ts";

/** A document as it was issued. `digest` tells its content apart from another; `issuedAt` is in unix seconds. */
export type IssuedDocument = {
  readonly version: number;
  readonly issuedAt: number;
  readonly digest: string;
  readonly document: string;
};

/** A configuration as it was issued. */
export type IssuedConfig = IssuedDocument & {
  /** The digest of its content without windows, and the first version that had it. */
  readonly settled: string;
  readonly settledSince: number;
};

const issuedOf = (row: Omit<Selectable<SignedWindowsTable>, "one">): IssuedDocument => ({
  version: Number(row.version),
  digest: row.digest,
  issuedAt: Number(row.issued_at),
  document: row.document,
});
const rowOf = ({ version, digest, issuedAt, document }: IssuedDocument) => ({
  version: String(version),
  digest,
  issued_at: String(issuedAt),
  document,
});

type Sql = Pick<Database<Tables>["db"], "selectFrom">;

export async function readIssued(db: Sql): Promise<IssuedConfig | undefined> {
  const row = await db.selectFrom("signed_config").selectAll().executeTakeFirst();
  return (
    row && {
      ...issuedOf(row),
      settled: row.settled,
      settledSince: Number(row.settled_since),
    }
  );
}

/** What the issued configuration says, unverified: it is our own. Nothing before there is one. */
export async function issuedContent(db: Sql): Promise<ConfigDocument | undefined> {
  const issued = await readIssued(db);
  return issued && contentOf(issued.document);
}

/** What a compact JWS of a configuration says, unverified. */
export const contentOf = (jws: string): ConfigDocument =>
  ConfigDocument.parse(JSON.parse(Buffer.from(jws.split(".")[1] ?? "", "base64url").toString()));

/**
 * Puts what `make` makes of the issued configuration in its place, in one transaction in which no other instance does the
 * same: what is read for it is never older than what was issued before. Returns what was made.
 */
export function replaceIssued<Made extends IssuedConfig>(
  database: Database<Tables>,
  make: (trx: Transaction<Tables>, before: IssuedConfig | undefined) => Promise<Made | undefined>,
): Promise<Made | undefined> {
  return database.transaction(async (trx) => {
    await database.lockTable(trx, "signed_config");
    const issued = await make(trx, await readIssued(trx));
    if (issued) await writeIssued(trx, issued);
    return issued;
  });
}

async function writeIssued(trx: Transaction<Tables>, issued: IssuedConfig): Promise<void> {
  const row = {
    ...rowOf(issued),
    settled: issued.settled,
    settled_since: String(issued.settledSince),
  };
  await trx
    .insertInto("signed_config")
    .values({ one: 1, ...row })
    .onConflict((conflict) => conflict.column("one").doUpdateSet(row))
    .execute();
}

/** The windows document that is being served; nothing before there is one. */
export async function readIssuedWindows(db: Sql): Promise<IssuedDocument | undefined> {
  const row = await db.selectFrom("signed_windows").selectAll().executeTakeFirst();
  return row && issuedOf(row);
}

/** Puts what `make` makes in its place, as `replaceIssued` does. */
export function replaceWindows(
  database: Database<Tables>,
  make: (trx: Transaction<Tables>, before: IssuedDocument | undefined) => Promise<IssuedDocument | undefined>,
): Promise<void> {
  return database.transaction(async (trx) => {
    await database.lockTable(trx, "signed_windows");
    const issued = await make(trx, await readIssuedWindows(trx));
    if (!issued) return;
    const row = rowOf(issued);
    await trx
      .insertInto("signed_windows")
      .values({ one: 1, ...row })
      .onConflict((conflict) => conflict.column("one").doUpdateSet(row))
      .execute();
  });
}

/** How many files the newest released window of each shard has. */
export async function newestFiles(db: Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("export_window")
    .innerJoin("shard", "shard.shard", "export_window.shard")
    .select(["export_window.shard", "files"])
    .whereRef("ends", "=", "shard.released")
    .execute();
  return new Map(rows.map(({ shard, files }) => [shard, files ?? 0]));
}

/** A window with files: its bounds in intervals, the number of its first file, how many it has. */
export type NamedWindow = {
  readonly starts: number;
  readonly ends: number;
  readonly first: number;
  readonly files: number;
};

/** A shard's windows with files that end after `after` and not after `until` (intervals), oldest first. */
export async function namedWindows(
  db: Sql,
  shard: string,
  after: number,
  until: number,
): Promise<readonly NamedWindow[]> {
  const rows = await db
    .selectFrom("export_window")
    .select(["starts", "ends", "first_file", "files"])
    .where("shard", "=", shard)
    .where("ends", ">", after)
    .where("ends", "<=", until)
    .where("files", ">", 0)
    .orderBy("ends")
    .execute();
  return rows.map(({ starts, ends, first_file, files }) => ({
    starts,
    ends,
    first: first_file,
    files: files ?? 0,
  }));
}

/** How far each shard's export has come: the end of its newest released window, in intervals. */
export async function releasedWindows(db: Sql): Promise<readonly (readonly [string, number])[]> {
  const rows = await db.selectFrom("shard").select(["shard", "released"]).orderBy("shard").execute();
  return rows.map(({ shard, released }) => [shard, released] as const);
}

/** How many files each shard's index of each UTC day names, the newest released window left out. */
export async function indexedFiles(db: Sql): Promise<Record<string, Record<string, number>>> {
  const windows = await db
    .selectFrom("export_window")
    .innerJoin("shard", "shard.shard", "export_window.shard")
    .select(["export_window.shard", "ends", "files"])
    .where("files", ">", 0)
    .whereRef("ends", "<", "shard.released")
    .orderBy("export_window.shard")
    .orderBy("ends")
    .execute();
  const counts: Record<string, Record<string, number>> = {};
  for (const { shard, ends, files } of windows) {
    const day = isoDay(dayOf(eninStart(Enin(ends)), "utc"));
    counts[shard] ??= {};
    counts[shard][day] = (counts[shard][day] ?? 0) + (files ?? 0);
  }
  return counts;
}
