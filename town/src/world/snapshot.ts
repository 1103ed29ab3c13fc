/**
 * A snapshot of a town as plain JSON: the rows of each server with the names of the migrations that made their tables,
 * export files, the rollout server's files, keys and secrets, and what every phone keeps. Data made by an earlier version
 * must open in the next: `town/snapshots/` keeps one for each stage of the project, and a test opens each. Demo data only.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { migrations as healthMigrations } from "@bluezone/health/slices";
import { migrations as keysMigrations } from "@bluezone/keys/migrations/migrations";
import { migrations as rolloutMigrations } from "@bluezone/rollout/slices";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { folderEngine } from "@bluezone/server-kit/sql/engine-pglite";
import { migrate } from "@bluezone/server-kit/sql/migrate";

type Rows = readonly Readonly<Record<string, unknown>>[];
type Schema = { readonly migrations: readonly string[]; readonly tables: Readonly<Record<string, Rows>> };

export type Snapshot = {
  /** Without the last for a town from before there was a rollout server. */
  readonly schemas: { readonly keys: Schema; readonly health: Schema; readonly rollout?: Schema };
  /** Every other file of the folder: path → base64. */
  readonly files: Readonly<Record<string, string>>;
  /** Phone → document → value. */
  readonly phones: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const MIGRATIONS = { keys: keysMigrations, health: healthMigrations, rollout: rolloutMigrations } as const;
type Server = keyof typeof MIGRATIONS;
const LEDGER = /^kysely_/;

async function rowsOf(engine: Engine, schema: string, table: string): Promise<Rows> {
  const { rows } = await engine.query<{ all: Rows }>(
    `select coalesce(json_agg(t), '[]') as all from "${schema}"."${table}" t`,
  );
  return rows[0]?.all ?? [];
}

async function tablesOf(engine: Engine, schema: string): Promise<readonly string[]> {
  const { rows } = await engine.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = $1 order by 1",
    [schema],
  );
  return rows.map(({ name }) => name);
}

async function takeSchema(engine: Engine, schema: Server): Promise<Schema> {
  const names = await tablesOf(engine, schema);
  const tables: Record<string, Rows> = {};
  for (const name of names.filter((table) => !LEDGER.test(table)))
    tables[name] = await rowsOf(engine, schema, name);
  const ledger = await rowsOf(engine, schema, "kysely_migration");
  return { migrations: ledger.map(({ name }) => String(name)).sort(), tables };
}

/** Takes a snapshot of a town's folder; the town must be closed. */
export async function takeSnapshot(folder: string): Promise<Snapshot> {
  const engine = await folderEngine(join(folder, "database"));
  try {
    const desks = (await tablesOf(engine, "rollout")).length > 0;
    const schemas = {
      keys: await takeSchema(engine, "keys"),
      health: await takeSchema(engine, "health"),
      ...(desks ? { rollout: await takeSchema(engine, "rollout") } : {}),
    };
    const files: Record<string, string> = {};
    const phones: Record<string, Record<string, unknown>> = {};
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      const path = join(folder, name);
      if (!statSync(path).isFile() || /^database\/|\.log$|-wal$|-shm$/.test(name)) continue;
      const phone = /^phones\/(.*)\.sqlite$/.exec(name)?.[1];
      if (phone === undefined) files[relative(folder, path)] = readFileSync(path).toString("base64");
      else phones[phone] = documentsOf(path);
    }
    return { schemas, files, phones };
  } finally {
    await engine.close();
  }
}

function documentsOf(path: string): Record<string, unknown> {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare("SELECT name, value FROM document ORDER BY name").all() as {
    name: string;
    value: string;
  }[];
  db.close();
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
}

/** Lays a snapshot into an empty folder as the version that took it would have left it. */
export async function laySnapshot(snapshot: Snapshot, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(snapshot.files))
    put(join(folder, name), Buffer.from(bytes, "base64"));
  const engine = await folderEngine(join(folder, "database"));
  try {
    await engine.query("create schema if not exists town");
    for (const schema of Object.keys(MIGRATIONS) as Server[]) {
      const laid = snapshot.schemas[schema];
      if (!laid) continue;
      const { migrations, tables } = laid;
      const then = Object.entries(MIGRATIONS[schema]).filter(([name]) => migrations.includes(name));
      await migrate(await openDatabase({ schema, engine }), Object.fromEntries(then));
      // Some rows refer to rows of other tables: no order is needed while this session checks no references.
      await engine.query("set session_replication_role = replica");
      for (const [table, rows] of Object.entries(tables)) {
        // What the migrations themselves put there is among the rows.
        await engine.query(`delete from "${schema}"."${table}"`);
        await engine.query(
          `insert into "${schema}"."${table}" overriding system value select * from json_populate_recordset(null::"${schema}"."${table}", $1)`,
          [JSON.stringify(rows)],
        );
      }
      await engine.query("set session_replication_role = origin");
      await advanceCounters(engine, schema);
    }
  } finally {
    await engine.close();
  }
  for (const [phone, documents] of Object.entries(snapshot.phones)) {
    const path = join(folder, "phones", `${phone}.sqlite`);
    mkdirSync(dirname(path), { recursive: true });
    const db = new DatabaseSync(path);
    db.exec("CREATE TABLE IF NOT EXISTS document (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
    const insert = db.prepare("INSERT INTO document VALUES (?, ?)");
    for (const [name, value] of Object.entries(documents)) insert.run(name, JSON.stringify(value));
    db.close();
  }
}

/** Counters of numbered rows go on after the highest number laid. */
async function advanceCounters(engine: Engine, schema: string): Promise<void> {
  const { rows } = await engine.query<{ table: string; column: string }>(
    "select table_name as table, column_name as column from information_schema.columns where table_schema = $1 and is_identity = 'YES'",
    [schema],
  );
  for (const { table, column } of rows)
    await engine.query(
      `select setval(pg_get_serial_sequence('${schema}.${table}', '${column}'), coalesce((select max("${column}") from "${schema}"."${table}"), 0) + 1, false)`,
    );
}

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, bytes, { mode: 0o600 });
}
