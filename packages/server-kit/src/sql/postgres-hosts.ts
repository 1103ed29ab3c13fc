/**
 * Of several machines with one database, a primary and its standbys, the one that can be written: the driver knows one host, so
 * each new connection asks them first. PostgreSQL counts a promotion as a new timeline (manual, "Timelines"), so of two that can
 * be written the later timeline counts, and none older than this process has seen is used: a former primary that comes back
 * beside the promoted one gets no new connection of ours.
 */
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import pg from "pg";
import { inTime } from "../time/timer.ts";
import { NamedClient } from "./named-client.ts";
import type { PostgresHost } from "./postgres-url.ts";

/** How long a machine may take to answer, and how long others are waited for once one can be written. */
const WAIT = { answer: Seconds(2), others: Milliseconds(500) } as const;

/** The machine can be written; its timeline. */
type Writable = { readonly host: PostgresHost; readonly timeline: number };

/** The SQLSTATE of a machine that only reads (read_only_sql_transaction). */
const READ_ONLY = "25006";

/** Only a standby computes no name of a log's segment. */
const TIMELINE = `select case when pg_is_in_recovery() then null
  else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer end as timeline`;

/** The class of a pool's connections: each goes to the machine that can be written when it is opened. */
export function clientOf(
  hosts: readonly [PostgresHost, ...PostgresHost[]],
  config: pg.ClientConfig,
): typeof NamedClient {
  if (hosts.length === 1) return NamedClient;
  const choose = chooser(hosts, (host) => timelineOf({ ...config, ...host }));

  return class extends NamedClient {
    override connect(): Promise<pg.Client>;
    override connect(callback: (error: Error) => void): void;
    override connect(callback?: (error: Error) => void): unknown {
      const opened = choose().then((host) => {
        // The driver reads the one when it connects, the other when it looks for a password.
        Object.assign(this, host);
        Object.assign((this as unknown as { connectionParameters: object }).connectionParameters, host);
        return super.connect();
      });
      if (callback === undefined) return opened;
      return opened.then(() => callback(undefined as never), callback);
    }
  };
}

/**
 * Chooses; whoever asks while a choice is being made gets the same. Rejects when no machine can be written: with what a machine
 * said, or READ_ONLY when all that answer are standbys.
 */
export function chooser(
  hosts: readonly PostgresHost[],
  ask: (host: PostgresHost) => Promise<number>,
  others: Duration = WAIT.others,
): () => Promise<PostgresHost> {
  let newest = 0;
  let choosing: Promise<PostgresHost> | undefined;

  async function choose(): Promise<PostgresHost> {
    const answers = hosts.map(async (host): Promise<Writable> => {
      const timeline = await ask(host);
      if (timeline >= newest) return { host, timeline };
      throw readOnly("this machine was primary before another was promoted");
    });
    const all = Promise.allSettled(answers);
    const first = await Promise.any(answers).catch((error: AggregateError) => {
      throw error.errors.find(({ code }) => code === READ_ONLY) ?? error.errors[0];
    });
    // At the first choice, and after a promotion, another may be of a later timeline still.
    const found = first.timeline === newest ? first : await latest(all, first, others);
    newest = found.timeline;
    return found.host;
  }

  return () => {
    choosing ??= choose().finally(() => {
      choosing = undefined;
    });
    return choosing;
  };
}

/** The latest of all that answer in time. */
async function latest(
  all: Promise<readonly PromiseSettledResult<Writable>[]>,
  first: Writable,
  within: Duration,
): Promise<Writable> {
  const settled = await inTime(all, within, []);
  const found = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  return found.reduce((one, other) => (other.timeline > one.timeline ? other : one), first);
}

/** A machine's timeline. Rejects when it does not answer, and with READ_ONLY when it is a standby. */
async function timelineOf(config: pg.ClientConfig): Promise<number> {
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: WAIT.answer,
    query_timeout: WAIT.answer,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ timeline: number | null }>(TIMELINE);
    const timeline = rows[0]!.timeline;
    if (timeline === null) throw readOnly("this machine is a standby");
    return timeline;
  } finally {
    void client.end().catch(() => {});
  }
}

const readOnly = (why: string): Error => Object.assign(new Error(why), { code: READ_ONLY });
