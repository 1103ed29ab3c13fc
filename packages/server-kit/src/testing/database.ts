/**
 * A fresh database in a quarter of a second, or on a PostgreSQL server where TEST_DATABASE says so. Making an empty PostgreSQL takes about two seconds; loading the dump of
 * one takes 0.27. The dump (40 MB) is made once a machine and kept in the temporary folder; it is empty, so nothing
 * can leak from one test into another.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Engine } from "../engine.ts";
import { memoryEngine } from "../engine-pglite.ts";
import { postgresEngine } from "../engine-postgres.ts";
import { readPostgresUrl } from "../postgres-url.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** Opens a fresh, empty engine. Close it at the end of the test. */
export async function testEngine(): Promise<Engine> {
  return process.env["TEST_DATABASE"] === "postgres" ? onPostgres() : memoryEngine(await emptyDump());
}

let postgres: Promise<TestPostgres> | undefined;

/** A fresh database of a server that this process's tests share; it ends with the process. */
async function onPostgres(): Promise<Engine> {
  postgres ??= startPostgres();
  const place = readPostgresUrl(await (await postgres).fresh());
  return postgresEngine(place!);
}

/** The dump of an empty database of this version of PGlite, from the temporary folder, or made and put there. */
async function emptyDump(): Promise<Blob> {
  const manifest = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const folder = join(tmpdir(), `bluezone-test-${userInfo().uid}`);
  const file = join(folder, `empty-pglite-${version}.tar`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return new Blob([kept]);
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
  await rename(unfinished, file);
  return dump;
}
