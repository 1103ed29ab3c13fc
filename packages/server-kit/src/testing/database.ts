/**
 * A fresh database in a tenth of a second, or on a PostgreSQL server where TEST_DATABASE says so. Making an empty PostgreSQL
 * takes about two seconds; starting on the files of one takes less, and less again on those of one that has its tables. The files
 * (25 MB) are made once a machine and kept in the temporary folder, before any test has written to them.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { type Duration, Seconds } from "@bluezone/protocol/time";
import { PGlite } from "@electric-sql/pglite";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { openDatabase } from "../sql/database.ts";
import type { Engine } from "../sql/engine.ts";
import { engineOn, memoryPglite } from "../sql/engine-pglite.ts";
import { postgresEngine } from "../sql/engine-postgres.ts";
import { type Migrations, migrate } from "../sql/migrate.ts";
import { readPostgresUrl } from "../sql/postgres-url.ts";
import { type DataFiles, LaidFiles, readFiles } from "./data-files.ts";
import { startPgbouncer, type TestPgbouncer } from "./pgbouncer.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** A schema whose tables a database is to have from the start, with the rows that `rows` puts in. */
export type Tables = {
  readonly schema: string;
  readonly migrations: Migrations;
  readonly rows?: (db: Kysely<unknown>) => Promise<void>;
};

/** A hundredth of a server's memory for pages: clearing 128 MB takes longer than all that a test's tables need. */
const SETTINGS = { startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=4MB"] };

/** Opens a fresh engine: empty, or with the tables of schemas. Close it at the end of the test. */
export async function testEngine(
  tables: Tables | readonly Tables[] = [],
  patience: Duration = PATIENCE,
): Promise<Engine> {
  const all = [tables].flat();
  const on = process.env["TEST_DATABASE"];
  if (on === "postgres" || on === "pgbouncer") return onPostgres(all, on === "pgbouncer");
  return impatient(engineOn(await testPglite(all)), patience);
}

/** Opens the embedded instance below such an engine, for whoever puts an engine of their own on it. */
export async function testPglite(tables: readonly Tables[]): Promise<PGlite> {
  return memoryPglite({ ...SETTINGS, fs: new LaidFiles(await filesWith(tables)) });
}
export type { PGlite };

/** Makes the empty database of a folder, as a server's first start would, in a tenth of its time. */
export async function layDatabase(folder: string): Promise<void> {
  const data = join(folder, "data");
  await mkdir(data, { recursive: true, mode: 0o700 });
  for (const { path, bytes } of await emptyFiles())
    if (bytes) await writeFile(data + path, bytes, { mode: 0o600 });
    else await mkdir(data + path, { mode: 0o700 });
}

/** How long a transaction of a test may stay open on the embedded engine. */
const PATIENCE = Seconds(60);

/**
 * A transaction that asks outside itself waits for ever on the embedded engine's one connection, and so does whoever closes the
 * server under test: the process says so and ends.
 */
function impatient(engine: Engine, patience: Duration): Engine {
  const { dialect } = engine;
  return {
    ...engine,
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver() {
        const driver = dialect.createDriver();
        let open: NodeJS.Timeout | undefined;
        const begin = driver.beginTransaction.bind(driver);
        driver.beginTransaction = (...given) => {
          open = setTimeout(() => {
            console.error("a transaction does not end: it asks the embedded database outside itself");
            process.exit(1);
          }, patience);
          return begin(...given);
        };
        for (const end of ["commitTransaction", "rollbackTransaction"] as const) {
          const ended = driver[end].bind(driver);
          driver[end] = (...given) => {
            clearTimeout(open);
            return ended(...given);
          };
        }
        return driver;
      },
    },
  };
}

let postgres: Promise<TestPostgres> | undefined;
let bouncer: Promise<TestPgbouncer> | undefined;

/** A database of a server that this process's tests share; it ends with the process. */
async function onPostgres(tables: readonly Tables[], pooled: boolean): Promise<Engine> {
  postgres ??= startPostgres({ fsync: false });
  const server = await postgres;
  const url = await server.fresh(await templateOf(server, tables));
  if (!pooled) return openAt(url);
  bouncer ??= startPgbouncer(url);
  return openAt((await bouncer).through(url));
}

const openAt = (url: string): Promise<Engine> => postgresEngine(readPostgresUrl(url)!);

const templates = new Map<string, Promise<string>>();

/** The address of a database with tables, which others are copies of; none for an empty one. */
async function templateOf(server: TestPostgres, tables: readonly Tables[]): Promise<string | undefined> {
  if (tables.length === 0) return undefined;
  const name = await nameOf(tables);
  const made = templates.get(name) ?? makeTemplate(server, tables);
  templates.set(name, made);
  return made;
}

async function makeTemplate(server: TestPostgres, tables: readonly Tables[]): Promise<string> {
  const url = await server.fresh();
  const engine = await openAt(url);
  for (const one of tables) await makeTables(engine, one);
  await engine.close();
  return url;
}

/** Makes a schema's tables, and its rows. */
async function makeTables(engine: Engine, { schema, migrations, rows }: Tables): Promise<void> {
  const database = await openDatabase<unknown>({ schema, engine });
  await migrate(database, migrations);
  await rows?.(database.db);
}

const made = new Map<string, Promise<DataFiles>>();

/** Files by their name: this process's, or those of the temporary folder, or made and put there. */
function filesOf(name: string, make: () => Promise<PGlite>): Promise<DataFiles> {
  const found = made.get(name) ?? findOrMake(name, make);
  made.set(name, found);
  return found;
}

async function findOrMake(name: string, make: () => Promise<PGlite>): Promise<DataFiles> {
  const manifest = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const folder = join(tmpdir(), `bluezone-test-${userInfo().uid}`);
  const file = join(folder, `pglite-${version}-${name}.files`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return deserialize(kept) as DataFiles;
  const pglite = await make();
  const files = readFiles(pglite);
  await pglite.close();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, serialize(files));
  await rename(unfinished, file);
  return files;
}

/** The files of an empty database, without the two that others would be made from. */
const emptyFiles = (): Promise<DataFiles> =>
  filesOf("empty", async () => {
    const pglite = await PGlite.create();
    await pglite.exec("update pg_database set datistemplate = false");
    for (const name of ["template0", "template1"]) await pglite.query(`drop database ${name}`);
    await pglite.query("checkpoint");
    return pglite;
  });

/** The files of a database with the tables of schemas, named after the statements that make them. */
async function filesWith(all: readonly Tables[]): Promise<DataFiles> {
  const [last, before] = [all.at(-1), all.slice(0, -1)];
  if (last === undefined) return emptyFiles();
  return filesOf(await nameOf(all), async () => {
    const pglite = await PGlite.create({ ...SETTINGS, fs: new LaidFiles(await filesWith(before)) });
    await makeTables(engineOn(pglite), last);
    await pglite.query("checkpoint");
    return pglite;
  });
}

/** What tables are called, after the statements that make them. */
async function nameOf(all: readonly Tables[]): Promise<string> {
  const names = await Promise.all(all.map(async (tables) => `${tables.schema}-${await digestOnce(tables)}`));
  return names.join("-");
}

const digests = new WeakMap<object, Promise<string>>();

function digestOnce(tables: Tables): Promise<string> {
  const key = tables.rows ?? tables.migrations;
  const digest = digests.get(key) ?? digestOf(tables);
  digests.set(key, digest);
  return digest;
}

/** A digest of what migrations and rows would say to a database. */
async function digestOf({ schema, migrations, rows }: Tables): Promise<string> {
  const said: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void said.push(query.sql, JSON.stringify(query.parameters)),
  }).withSchema(schema);
  for (const [name, { up }] of Object.entries(migrations)) {
    said.push(name);
    await up(db);
  }
  await rows?.(db);
  return createHash("sha256").update(said.join("\n")).digest("hex").slice(0, 16);
}
