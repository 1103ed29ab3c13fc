/** Tests of what goes from one kind of database to the other, such as a backup: from PGlite to PostgreSQL, and back. */
import { after, before, test } from "node:test";
import type { Engine } from "../sql/engine.ts";
import { postgresEngine } from "../sql/engine-postgres.ts";
import { readPostgresUrl } from "../sql/postgres-url.ts";
import { testEngine } from "./database.ts";
import { noPostgres, startPostgres, type TestPostgres } from "./postgres.ts";

/** Where something comes from and where it goes: each opens a fresh database, which the test closes. */
export type Engines = { readonly from: () => Promise<Engine>; readonly to: () => Promise<Engine> };

/** Makes what declares a test both ways. `end` runs after the last test of the file, before the PostgreSQL server stops. */
export function betweenEngines(
  end: () => Promise<unknown>,
): (name: string, run: (engines: Engines) => Promise<void>) => void {
  let postgres: TestPostgres | undefined;
  before(async () => {
    if (!noPostgres) postgres = await startPostgres();
  });
  after(async () => {
    await end();
    await postgres?.remove();
  });
  const embedded = () => testEngine();
  const server = async () => postgresEngine(readPostgresUrl(await postgres!.fresh())!);
  return (name, run) => {
    test(`${name} (PGlite to PostgreSQL)`, { skip: noPostgres }, () => run({ from: embedded, to: server }));
    test(`${name} (PostgreSQL to PGlite)`, { skip: noPostgres }, () => run({ from: server, to: embedded }));
  };
}
