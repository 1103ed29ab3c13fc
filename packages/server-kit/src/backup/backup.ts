/**
 * Backup and restore of a server's schema: its migrations by name and its rows as text, in a form of our own that does not
 * depend on an engine or its version; behind them, where a server has any, its files. What a backup leaves out is the
 * server's to say, and what must not come back.
 */
import type { Instant } from "@bluezone/protocol/time";
import { sql } from "kysely";
import { z } from "zod";
import type { Blobs } from "../files/blobs.ts";
import type { Database, Transaction } from "../sql/database.ts";
import { type Migrations, migrate } from "../sql/migrate.ts";
import {
  advanceCounters,
  columnsOf,
  emptyTables,
  history,
  inserter,
  ROWS,
  rowsOf,
  withoutReferences,
} from "../sql/schema-rows.ts";
import { FileError } from "../start/file-error.ts";
import type { Secret } from "../start/secret.ts";
import { StartError } from "../start/start-error.ts";
import type { Random } from "../time/random.ts";
import { blobLines, putBlobs } from "./backup-blobs.ts";
import { type BackupMade, openBackupFile, writeBackupFile } from "./backup-file.ts";

/** What of a server's schema is in a backup. */
export type BackupPlan<Tables> = {
  /** "keys", "health", "rollout". */
  readonly server: string;
  readonly migrations: Migrations;
  /** The tables whose rows are kept, in the order in which they are restored; all others begin as migrations leave them. */
  readonly tables: readonly (keyof Tables & string)[];
};

/** The first line: the migrations that had run, and the columns of each table. */
const Contents = z.strictObject({
  migrations: z.array(z.string()),
  tables: z.array(z.strictObject({ table: z.string(), columns: z.array(z.string()) })),
});
/** The first line of a table's rows. */
const Begin = z.strictObject({ table: z.string() });
/** The last line of all. */
const End = z.strictObject({ rows: z.int(), files: z.int().optional() });

/** A backup that was written; `files` is 0 of a server that has none. */
export type BackupTaken = BackupMade & { readonly rows: number; readonly files: number };

/**
 * Writes a backup of the schema as it is at one moment, while the server goes on, and of the files of `blobs` after that
 * moment: so every file that a row names is in it. Throws StartError.
 */
export async function takeBackup<Tables>(
  database: Database<Tables>,
  plan: BackupPlan<Tables>,
  to: {
    readonly file: string;
    readonly secret: Secret;
    readonly random: Random;
    readonly now: Instant;
    readonly blobs?: Blobs;
  },
): Promise<BackupTaken> {
  let [rows, files] = [0, 0];
  async function* lines(): AsyncGenerator<string> {
    for await (const page of schemaLines(database, plan)) {
      rows += page.rows;
      yield page.text;
    }
    if (!to.blobs) return yield JSON.stringify({ rows });
    for await (const line of blobLines(to.blobs)) {
      files += line.startsWith("{") ? 1 : 0;
      yield line;
    }
    yield JSON.stringify({ rows, files });
  }
  const made = await writeBackupFile(to.file, { server: plan.server, ...to }, lines());
  return { ...made, rows, files };
}

/** The schema as lines, all of one moment; `rows` is how many of them a text holds. */
async function* schemaLines<Tables>(
  { db, schema }: Database<Tables>,
  plan: BackupPlan<Tables>,
): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
  const trx = await db
    .startTransaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute();
  try {
    // A slow disk at the other end must not cost the snapshot.
    await sql`set local idle_in_transaction_session_timeout = '10min'`.execute(trx);
    await sql`set local bytea_output = 'hex'`.execute(trx);
    const { names } = await history(trx, schema);
    if (names.length === 0)
      throw new StartError(`The database holds nothing of this server yet; there is nothing to back up.`);
    const tables = [];
    for (const table of plan.tables)
      tables.push({ table, columns: (await columnsOf(trx, schema, table)).map(({ name }) => name) });
    const contents = { migrations: [...names], tables } satisfies z.input<typeof Contents>;
    yield { text: JSON.stringify(contents), rows: 0 };
    for (const { table, columns } of tables) {
      yield { text: JSON.stringify({ table }), rows: 0 };
      for await (const page of rowsOf(trx, schema, table, columns))
        if (page.length > 0) yield { text: page.join("\n"), rows: page.length };
    }
  } finally {
    await trx.rollback().execute();
  }
}

/**
 * Puts a backup into an empty schema, in one transaction: tables as they were then, rows, newer migrations, and then `mend`,
 * which sees to what must not come back. Killed anywhere, nothing of it is there but files, which the next run puts again.
 * Throws StartError when the schema holds rows already, FileError when the backup cannot be read here. @param from.demand is
 * asked once the schema is known to be empty, before anything is written. @param mend gets when the backup was made, in unix
 * seconds.
 */
export async function restoreBackup<Tables, Mended>(
  database: Database<Tables>,
  plan: BackupPlan<Tables>,
  from: {
    readonly file: string;
    readonly secrets: readonly Secret[];
    readonly blobs?: Blobs;
    readonly demand?: () => Promise<void>;
  },
  mend: (trx: Transaction<Tables>, made: number) => Promise<Mended>,
): Promise<{
  readonly rows: number;
  readonly files: number;
  readonly made: number;
  readonly mended: Mended;
}> {
  const { made, lines } = await openBackupFile(from.file, { server: plan.server, secrets: from.secrets });
  const { schema } = database;
  // Not `database.transaction`: the lines can be walked through once.
  return database.db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`set local idle_in_transaction_session_timeout = '10min'`.execute(trx);
    const inside = { db: trx, schema };
    const reader = lines[Symbol.asyncIterator]();
    const next = async () => {
      const { done, value } = await reader.next();
      return done ? undefined : value;
    };
    try {
      const contents = Contents.parse(JSON.parse((await next()) ?? ""));
      await demandEmpty(trx, plan, schema);
      await from.demand?.();
      await migrate(inside, migrationsOf(plan, contents.migrations));
      const loaded = await withoutReferences(trx, schema, async () => {
        // What migrations put in is in the backup as well, or was taken out since.
        await emptyTables(
          trx,
          schema,
          contents.tables.map(({ table }) => table),
        );
        return load(trx, schema, contents, { next, blobs: from.blobs });
      });
      await advanceCounters(trx, schema);
      await migrate(inside, plan.migrations);
      return { ...loaded, made, mended: await mend(trx, made) };
    } finally {
      await reader.return?.();
    }
  });
}

/** The migrations that had run when the backup was made. */
function migrationsOf<Tables>({ migrations }: BackupPlan<Tables>, names: readonly string[]): Migrations {
  return Object.fromEntries(
    names.map((name) => {
      const found = migrations[name];
      if (found) return [name, found];
      throw new FileError(
        "wrong",
        `The backup was made by a newer version of this program (it has ${name}); restore it with that version.`,
      );
    }),
  );
}

async function demandEmpty<Tables>(
  trx: Transaction<Tables>,
  plan: BackupPlan<Tables>,
  schema: string,
): Promise<void> {
  const { tables } = await history(trx, schema);
  for (const table of tables) {
    await sql`lock table ${sql.id(schema, table)} in share row exclusive mode`.execute(trx);
    const { rows } = await sql`select 1 from ${sql.id(schema, table)} limit 1`.execute(trx);
    if (rows.length > 0)
      throw new StartError(
        `The database holds data of the ${plan.server} server already; restore into an empty one, so that nothing is lost.`,
      );
  }
}

async function load<Tables>(
  trx: Transaction<Tables>,
  schema: string,
  contents: z.output<typeof Contents>,
  { next, blobs }: { readonly next: () => Promise<string | undefined>; readonly blobs: Blobs | undefined },
): Promise<{ readonly rows: number; readonly files: number }> {
  let total = 0;
  let line = await next();
  for (const { table, columns } of contents.tables) {
    const begin = Begin.parse(JSON.parse(line ?? ""));
    if (begin.table !== table) throw new TypeError("a backup's tables are not in the order that it says");
    const insert = await inserter(trx, schema, table, columns);
    line = await next();
    while (line?.startsWith("[")) {
      const waiting: string[] = [];
      for (; line?.startsWith("[") && waiting.length < ROWS; line = await next()) waiting.push(line);
      await insert(waiting);
      total += waiting.length;
    }
  }
  const put = blobs ? await putBlobs(blobs, line, next) : { count: 0, line };
  const { rows, files = 0 } = End.parse(JSON.parse(put.line ?? ""));
  if (rows !== total || files !== put.count || (await next()) !== undefined)
    throw new TypeError("a backup has not the rows and files that it says");
  return { rows, files };
}
