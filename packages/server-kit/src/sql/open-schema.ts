/** A server's schema for as long as a piece of work takes: what commands do to a database whose server is not started. */
import { type Database, openDatabase } from "./database.ts";
import type { DatabasePlace, Engine } from "./engine.ts";
import { openEngine } from "./open-engine.ts";

/** Opens the schema, works, and closes it in any case. Throws StartError when it cannot be opened. */
export async function withSchema<Tables, T>(
  place: DatabasePlace,
  schema: string,
  work: (database: Database<Tables>, engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(place);
  try {
    return await work(await openDatabase<Tables>({ schema, engine }), engine);
  } finally {
    await engine.close();
  }
}
