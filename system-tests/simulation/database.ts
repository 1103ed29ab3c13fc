/** The database as a port: PostgreSQL in this process, one statement at a time in the order of the scheduler, with connections that break. */
import { type Instant, Instant as instant, Minutes, plus } from "@bluezone/protocol/time";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import type { Prepared } from "@bluezone/server-kit/testing/prepared";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { Draw } from "../crash/draw.ts";
import type { Faults } from "./faults.ts";
import type { Party, Scheduler } from "./scheduler.ts";

/** One database that servers share. */
export type SimDatabase = {
  /** How a process reaches it. */
  engineOf(party: Party): Engine;
  /** What a process that is over had begun is undone. */
  forget(party: Party): Promise<void>;
};

type Connection = DatabaseConnection & {
  readonly party: Party;
  broken: boolean;
  /** What its transaction has written last: a commit is as seldom as that. */
  wrote: string;
};

const away = (): Error => Object.assign(new Error("the connection is gone"), { code: "08006" });
const full = (): Error => Object.assign(new Error("no space left on device"), { code: "53100" });

/** Whether a statement writes: also by a function of ours (`select "keys"."store_publishes"(…)`). */
const WRITES = /^\s*(?:insert|update|delete|with|create|alter|commit|select\s+"\w+"\."\w+"\()/i;

export function createDatabase(
  postgres: Prepared,
  scheduler: Scheduler,
  { faults, draw }: { readonly faults: Faults; readonly draw: Draw },
): SimDatabase {
  /** Whose transaction is open. The embedded engine has one connection, so all others wait for its end. */
  let open: Connection | undefined;
  let fullUntil: Instant = instant(0);

  async function rollback(connection: Connection): Promise<void> {
    if (open !== connection) return;
    open = undefined;
    postgres.query("rollback");
  }
  async function breaks(connection: Connection): Promise<never> {
    await rollback(connection);
    connection.broken = true;
    throw away();
  }
  async function carryOut(
    connection: Connection,
    { sql, parameters }: Statement,
    before: number,
  ): Promise<QueryResult<never>> {
    if (connection.broken) throw away();
    if (faults.hit("statement lost", before)) return breaks(connection);
    if (faults.hit("database full")) fullUntil = plus(scheduler.now, Minutes(draw.number(1, 10)));
    if (scheduler.now < fullUntil && faults.on && WRITES.test(sql)) {
      if (sql === "commit") await rollback(connection);
      throw full();
    }
    if (sql === "begin") open = connection;
    connection.wrote = sql === "begin" ? "" : WRITES.test(sql) ? told(sql) : connection.wrote;
    const { rows, affectedRows } = postgres.query<never>(sql, parameters);
    if (sql === "commit" || sql === "rollback") open = undefined;
    if ((open === undefined || open !== connection) && faults.hit("commit unanswered", before))
      return breaks(connection);
    return { rows, numAffectedRows: BigInt(affectedRows) };
  }
  function run(connection: Connection, statement: Statement): Promise<QueryResult<never>> {
    const { sql } = statement;
    const what = `sql ${sql === "commit" && connection.wrote !== "" ? `commit of ${connection.wrote}` : told(sql)}`;
    return scheduler.call(
      connection.party,
      what,
      () => carryOut(connection, statement, scheduler.before(what)),
      {
        ready: () => open === undefined || open === connection,
      },
    );
  }

  const driverOf = (party: Party): Driver => {
    const step = (sql: string) => async (given: DatabaseConnection) => {
      const connection = given as Connection;
      // A connection that broke has lost its transaction already.
      if (sql === "rollback" && open !== connection) return;
      await run(connection, { sql, parameters: [] });
    };
    return {
      async init() {},
      async acquireConnection() {
        const connection: Connection = {
          party,
          broken: false,
          wrote: "",
          executeQuery: (compiled: CompiledQuery) => run(connection, compiled) as never,
          streamQuery() {
            throw new Error("nothing streams");
          },
        };
        return connection;
      },
      beginTransaction: step("begin"),
      commitTransaction: step("commit"),
      rollbackTransaction: step("rollback"),
      async releaseConnection() {},
      async destroy() {},
    };
  };
  return {
    engineOf: (party) => ({
      dialect: dialectOf(driverOf(party)),
      query: (sql, values) =>
        scheduler.call(party, `sql ${told(sql)}`, () => postgres.query(sql, values), {
          ready: () => open === undefined,
        }),
      close: async () => {},
    }),
    async forget(party) {
      if (open?.party === party) await rollback(open);
    },
  };
}

const dialectOf = (driver: Driver): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

type Statement = { readonly sql: string; readonly parameters: readonly unknown[] };

const beginnings = new Map<string, string>();

/** A statement's beginning, without its values. */
function told(sql: string): string {
  const beginning = beginnings.get(sql) ?? sql.replaceAll(/\s+/g, " ").slice(0, 90);
  beginnings.set(sql, beginning);
  return beginning;
}
