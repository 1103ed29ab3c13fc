/**
 * Connections to PostgreSQL that hang (V24): the server is stopped or cut off, and says neither yes nor no. Whoever uses one for
 * long makes us ask on a fresh connection: when nothing answers there, or PostgreSQL is not at work for this one, it ends, which
 * is the error of who uses it. A long statement of a server that answers goes on.
 */
import { type Duration, Seconds } from "@bluezone/protocol/time";
import type pg from "pg";
import type { NamedClient } from "./named-client.ts";

/** How long a connection may be in use before it is asked about, and how long the answer may take. */
type Patience = { readonly use: Duration; readonly answer: Duration };
export const PATIENCE: Patience = { use: Seconds(5), answer: Seconds(3) };

/** A fresh connection to where the pool's would go, not yet opened. @param more what is set otherwise. */
type NewClient = (more: pg.ClientConfig) => pg.Client;

/** Watches a pool's connections. */
export function watchConnections(pool: pg.Pool, newClient: NewClient, patience = PATIENCE): void {
  const used = new Map<pg.PoolClient, NodeJS.Timeout>();
  let asking: Promise<Busy> | undefined;

  function watch(client: pg.PoolClient): void {
    const timer = setTimeout(look, patience.use);
    timer.unref();
    used.set(client, timer);
    async function look(): Promise<void> {
      asking ??= askBusy(newClient, patience.answer).finally(() => {
        asking = undefined;
      });
      const busy = await asking;
      // Given back meanwhile, so it answered.
      if (used.get(client) !== timer) return;
      if (busy(client)) return watch(client);
      await client.end().catch(() => {});
    }
  }
  pool.on("acquire", watch);
  pool.on("release", (_error, client) => {
    clearTimeout(used.get(client));
    used.delete(client);
  });
}

/** Whether PostgreSQL is at work for a connection, or waits in its transaction. */
type Busy = (client: pg.ClientBase) => boolean;

async function askBusy(newClient: NewClient, within: Duration): Promise<Busy> {
  const client = newClient({ connectionTimeoutMillis: within, query_timeout: within });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      "select application_name as name from pg_stat_activity where usename = current_user and state is distinct from 'idle'",
    );
    const names = new Set(rows.map(({ name }) => name));
    return (other) => names.has((other as NamedClient).name);
  } catch (error) {
    // What PostgreSQL itself says, such as that it takes no more connections, is an answer.
    const answered = "severity" in (error as object);
    return () => answered;
  } finally {
    void client.end().catch(() => {});
  }
}
