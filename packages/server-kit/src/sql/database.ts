/**
 * One server's schema of an engine, read and written through Kysely.
 * Inside a transaction use only the `trx` it gives: the embedded engine's one connection is taken, and anything else
 * waits for ever.
 */
import type { Duration } from "@bluezone/protocol/time";
import { Kysely, sql } from "kysely";
import { StartError } from "../start/start-error.ts";
import { inTime } from "../time/timer.ts";
import { againWhenEnded } from "./ended-for-another.ts";
import type { Engine } from "./engine.ts";
import { sqlStateOf } from "./sql-state.ts";

/** One server's schema. `Tables` are its tables by name, as Kysely wants them. */
export type Database<Tables> = {
  /** For single statements; every table name means a table of this schema. */
  readonly db: Kysely<Tables>;
  readonly schema: string;
  /**
   * Runs `work` in one transaction: all of it is kept, or nothing when it throws. When PostgreSQL has ended it in favour of
   * another (deadlock), it runs again: `work` touches nothing but what it is given and what it returns.
   */
  transaction<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /**
   * Holds every other writer of a table off until the transaction ends; readers go on. For what one at a time must decide
   * and has no row yet that could be locked.
   */
  lockTable(trx: Transaction<Tables>, table: keyof Tables & string): Promise<void>;
  /** Whether it answers, and before long (`Engine.answersWithin`). */
  answers(): Promise<boolean>;
};

/** What a transaction gives its work: the only endpoint to the database until it ends. */
export type Transaction<Tables> = Parameters<
  Parameters<ReturnType<Kysely<Tables>["transaction"]>["execute"]>[0]
>[0];

/**
 * Opens a server's schema, made when absent. Closing is the engine's: `engine.close()`.
 * Throws StartError when this user may not make it, or not use it.
 */
export async function openDatabase<Tables>(options: {
  readonly schema: string;
  readonly engine: Engine;
}): Promise<Database<Tables>> {
  const { schema, engine } = options;
  const whole = new Kysely<Tables>({ dialect: engine.dialect });
  await makeSchema(whole, schema);
  const db = whole.withSchema(schema);
  return {
    db,
    schema,
    transaction: (work) => againWhenEnded(() => db.transaction().execute(work)),
    async lockTable(trx, table) {
      await sql`lock table ${sql.id(schema, table)} in share row exclusive mode`.execute(trx);
    },
    answers: within(engine.answersWithin, async () => {
      await sql`select 1`.execute(db);
    }),
  };
}

/** Whether what is asked is answered in time. Whoever asks while a question is out hears of the same: a server that hangs gets one. */
function within(length: Duration | undefined, ask: () => Promise<void>): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  return async () => {
    asking ??= ask()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = undefined;
      });
    return length === undefined ? asking : inTime(asking, length, false);
  };
}

/**
 * Makes it unless it is there and may be used; a role that only serves makes no tables in it, and `migrate` says what then.
 * Two processes may come at once: the one that comes second finds the schema there (23505, 42P06).
 */
async function makeSchema<T>(whole: Kysely<T>, schema: string): Promise<void> {
  const usable = async () => {
    const { rows } = await sql<{ ours: boolean }>`
      select has_schema_privilege(oid, 'usage') as ours
      from pg_namespace where nspname = ${schema}`.execute(whole);
    return rows[0]?.ours;
  };
  const refused = () =>
    new StartError(
      `The database does not let this user have the schema ${schema}; as its owner run: CREATE SCHEMA IF NOT EXISTS ${schema}; GRANT ALL ON SCHEMA ${schema} TO this user, or for a user that only serves: bluezone migrate.`,
    );
  const found = await usable();
  if (found === true) return;
  if (found === false) throw refused();
  try {
    await whole.schema.createSchema(schema).execute();
  } catch (error) {
    const code = sqlStateOf(error);
    if (code === "42501") throw refused();
    if ((code !== "23505" && code !== "42P06") || (await usable()) !== true) throw error;
  }
}
