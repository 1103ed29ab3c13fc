/**
 * A fresh database in a sixth of a second, or on a PostgreSQL server where TEST_DATABASE says so. Making an empty PostgreSQL
 * takes about two seconds; loading the dump of one takes less, and less again the dump of one that has its tables. Dumps
 * (25 MB) are made once a machine and kept in the temporary folder; they hold no row, so nothing can leak from one test into
 * another.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { type Duration, Seconds } from "@bluezone/protocol/time";
import { PGlite } from "@electric-sql/pglite";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { openDatabase } from "../sql/database.ts";
import type { Engine } from "../sql/engine.ts";
import { engineOn, memoryEngine } from "../sql/engine-pglite.ts";
import { postgresEngine } from "../sql/engine-postgres.ts";
import { type Migrations, migrate } from "../sql/migrate.ts";
import { readPostgresUrl } from "../sql/postgres-url.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** A schema whose tables a database is to have from the start. */
export type Tables = { readonly schema: string; readonly migrations: Migrations };

/** A hundredth of a server's memory for pages: clearing 128 MB takes longer than all that a test's tables need. */
const SETTINGS = { startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=4MB"] };

/** Opens a fresh engine: empty, or with a schema's tables, still without a row. Close it at the end of the test. */
export async function testEngine(tables?: Tables, patience: Duration = PATIENCE): Promise<Engine> {
  if (process.env["TEST_DATABASE"] === "postgres") return onPostgres();
  const loadDataDir = await (tables ? dumpWith(tables) : emptyDump());
  return impatient(await memoryEngine({ ...SETTINGS, loadDataDir }), patience);
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

/** A fresh database of a server that this process's tests share; it ends with the process. */
async function onPostgres(): Promise<Engine> {
  postgres ??= startPostgres({ fsync: false });
  const place = readPostgresUrl(await (await postgres).fresh());
  return postgresEngine(place!);
}

const dumps = new Map<string, Promise<Blob>>();

/** A dump by its name: this process's, or that of the temporary folder, or made and put there. */
function dump(name: string, make: () => Promise<PGlite>): Promise<Blob> {
  const found = dumps.get(name) ?? findOrMake(name, make);
  dumps.set(name, found);
  return found;
}

async function findOrMake(name: string, make: () => Promise<PGlite>): Promise<Blob> {
  const manifest = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const folder = join(tmpdir(), `bluezone-test-${userInfo().uid}`);
  const file = join(folder, `pglite-${version}-${name}.tar`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return new Blob([kept]);
  const pglite = await make();
  const made = await pglite.dumpDataDir("none");
  await pglite.close();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, new Uint8Array(await made.arrayBuffer()));
  await rename(unfinished, file);
  return made;
}

/** The dump of an empty database, without the two that others would be made from. */
const emptyDump = (): Promise<Blob> =>
  dump("empty", async () => {
    const pglite = await PGlite.create();
    await pglite.exec("update pg_database set datistemplate = false");
    for (const name of ["template0", "template1"]) await pglite.query(`drop database ${name}`);
    await pglite.query("checkpoint");
    return pglite;
  });

/** The dump of a database with a schema's tables, named after the statements that make them. */
async function dumpWith({ schema, migrations }: Tables): Promise<Blob> {
  const digest = digests.get(migrations) ?? digestOf(migrations);
  digests.set(migrations, digest);
  return dump(`${schema}-${await digest}`, async () => {
    const pglite = await PGlite.create({ ...SETTINGS, loadDataDir: await emptyDump() });
    await migrate(await openDatabase<unknown>({ schema, engine: engineOn(pglite) }), migrations);
    await pglite.query("checkpoint");
    return pglite;
  });
}

const digests = new WeakMap<Migrations, Promise<string>>();

/** A digest of what migrations would say to a database. */
async function digestOf(migrations: Migrations): Promise<string> {
  const said: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void said.push(query.sql, JSON.stringify(query.parameters)),
  });
  for (const [name, { up }] of Object.entries(migrations)) {
    said.push(name);
    await up(db);
  }
  return createHash("sha256").update(said.join("\n")).digest("hex").slice(0, 16);
}
