/** A schema's tables in a fresh engine, for tests of what stores do. */
import { type Database, openDatabase } from "../sql/database.ts";
import { migrate } from "../sql/migrate.ts";
import { type Tables, testEngine } from "./database.ts";

/** Opens them, still without a row. */
export async function testSchema<Schema>(
  tables: Tables,
): Promise<Database<Schema> & { close(): Promise<void> }> {
  const engine = await testEngine(tables);
  const database = await openDatabase<Schema>({ schema: tables.schema, engine });
  await migrate(database, tables.migrations);
  return { ...database, close: () => engine.close() };
}
