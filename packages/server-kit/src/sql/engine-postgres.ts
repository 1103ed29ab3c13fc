/** A PostgreSQL server, through a pool of connections that renew themselves when they are lost. */
import { readFile } from "node:fs/promises";
import { Milliseconds } from "@bluezone/protocol/time";
import { PostgresAdapter, PostgresDialect } from "kysely";
import pg from "pg";
import { StartError } from "../start/start-error.ts";
import type { Engine } from "./engine.ts";
import { clientOf } from "./postgres-hosts.ts";
import type { PostgresUrl } from "./postgres-url.ts";
import { PATIENCE, watchConnections } from "./postgres-watch.ts";

/** The oldest server that the SQL of migrations and stores is written for. */
const OLDEST = 15;

/** Waits, in milliseconds. A call that cannot have its rows by then is answered with an error, and may be repeated. */
const WAIT = {
  /** For a connection: a new one, or one of the pool that is free. */
  connectionTimeoutMillis: 10_000,
  /** For another transaction's row. */
  lock_timeout: 10_000,
  /** For one statement: a job may claim or destroy half a million rows with one. */
  statement_timeout: 120_000,
  /** For a transaction's next statement: a process that hangs holds its locks no longer. */
  idle_in_transaction_session_timeout: 30_000,
};

/** Those that PostgreSQL keeps itself, which a pooler may leave out. */
const LIMITS = ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"] as const;

/** Load balancers and monitoring ask every few seconds whether it works, and wait for a second. */
const ANSWERS_WITHIN = Milliseconds(800);

/**
 * What Kysely asks of PostgreSQL, but for the lock of its migrations: that is a session's, and behind pgbouncer the next
 * transaction has another session. `migrate` holds one of its own, a transaction's.
 */
class SessionlessDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new SessionlessAdapter();
  }
}
class SessionlessAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** Types of columns that the driver would read otherwise than PGlite does; the numbers are PostgreSQL's own (pg_type). */
const BYTEA = 17;
const AS_TEXT = new Set([20 /* int8 */, 1186 /* interval */, 1700 /* numeric */]);

const parsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary" && AS_TEXT.has(oid)) return (text: string) => text;
    if (format !== "binary" && oid === BYTEA) return (text: string) => bytes(text);
    return pg.types.getTypeParser(oid, format);
  },
};

/** `\x…` as bytes; not as a Buffer, so that both engines give the same. */
function bytes(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text.slice(2), "hex");
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * Opens a database of a PostgreSQL server. Throws StartError, in one sentence without the password, when it cannot be
 * reached, does not let this user in, is older than 15, only a copy of another (standby), or not in UTF-8.
 */
export async function postgresEngine(
  url: PostgresUrl,
  connections = 10,
  patience = PATIENCE,
): Promise<Engine> {
  const [{ host, port }] = url.hosts;
  const config = {
    host,
    port,
    database: url.database,
    user: url.user,
    password: url.password && new TextDecoder().decode(url.password.reveal()),
    ssl: await tlsOf(url),
    ...WAIT,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // What a database or role may have set otherwise, and our statements rely on. PostgreSQL
    // compiles what it expects to be long (jit): for the lists and counts here that took longer than it saved.
    options:
      "-c default_transaction_isolation=read\\ committed -c default_transaction_read_only=off -c jit=off",
    types: parsers,
  };
  const Client = clientOf(url.hosts, config);
  const pool = new pg.Pool({ ...config, max: connections, Client });
  watchConnections(pool, (more) => new Client({ ...config, ...more }), patience);
  // A lost connection is the error of whoever uses it next; unheard, it would end the process.
  const unheard = () => {};
  pool.on("error", unheard);
  pool.on("connect", (client) => client.on("error", unheard));
  try {
    await demandUsable(pool, url);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    dialect: new SessionlessDialect({ pool }),
    query: (statement, values = []) => pool.query(statement, [...values]) as never,
    answersWithin: ANSWERS_WITHIN,
    close: () => pool.end(),
  };
}

async function tlsOf({ tls, authorities }: PostgresUrl): Promise<pg.PoolConfig["ssl"]> {
  if (tls === "disable") return false;
  if (tls === "require") return { rejectUnauthorized: false };
  if (authorities === undefined) return true;
  try {
    return { ca: await readFile(authorities, "utf8") };
  } catch (error) {
    throw new StartError(
      `The file ${authorities} that sslrootcert in DATABASE_URL names cannot be read; name one with the authority of the database's certificate.`,
      { cause: error },
    );
  }
}

async function demandUsable(pool: pg.Pool, url: PostgresUrl): Promise<void> {
  const state = await pool
    .query<{ version: number; standby: boolean; encoding: string; unset: string | null }>(
      "select current_setting('server_version_num')::int as version, pg_is_in_recovery() as standby, current_setting('server_encoding') as encoding, (select string_agg(name, ', ') from pg_settings where name = any($1) and setting = '0') as unset",
      [[...LIMITS]],
    )
    .catch((error: unknown) => {
      throw new StartError(whyNot(error, url), { cause: error });
    });
  const { version, standby, encoding, unset } = state.rows[0]!;
  if (version < OLDEST * 10_000)
    throw new StartError(
      `The database ${url.shown} runs PostgreSQL ${Math.floor(version / 10_000)}; ${OLDEST} or newer is needed.`,
    );
  if (standby)
    throw new StartError(
      `The database ${url.shown} is a standby that cannot be written; name the primary in DATABASE_URL, or both with a comma between.`,
    );
  if (unset !== null)
    throw new StartError(
      `The database ${url.shown} has no limit for ${unset}: a pooler before it leaves out what each connection asks for; give them to the user by ALTER ROLE, as the operator's guide has it.`,
    );
  if (encoding !== "UTF8")
    throw new StartError(
      `The database ${url.shown} holds text as ${encoding}; make one with ENCODING 'UTF8' (from TEMPLATE template0).`,
    );
}

/** Why a first connection failed. Never the error's own message: it may quote what it stumbled over. */
function whyNot(error: unknown, url: PostgresUrl): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const at = `The database ${url.shown}`;
  switch (code) {
    case "28P01":
    case "28000":
      return `${at} does not let ${url.user} in; correct user and password in DATABASE_URL, or pg_hba.conf on its machine.`;
    case "3D000":
      return `${at} does not exist; make it with: createdb --encoding=UTF8 --owner=${url.user} ${url.database}`;
    case "42501":
      return `${at} does not allow ${url.user} to connect; GRANT CONNECT ON DATABASE ${url.database}.`;
    case "53300":
      return `${at} takes no more connections; raise its max_connections, or stop what holds them.`;
    case "25006":
      return `${at} is a standby that cannot be written, and no other host that DATABASE_URL names can; promote one, or name the primary.`;
    case "57P03":
      return `${at} is just starting or stopping; try again in a minute.`;
    default:
      // pgbouncer gives one SQLSTATE to all that it says itself.
      if (String(message).includes("startup parameter"))
        return `${at} is behind a pooler that does not let a connection's settings through; give pgbouncer the line: ignore_startup_parameters = options,${LIMITS.join()}`;
      if (url.tls !== "disable" && String(message).includes("does not support SSL"))
        return `${at} does not speak TLS; switch ssl on there, or add sslmode=disable to DATABASE_URL when nobody can listen between.`;
      if (url.tls === "verify-full" && /CERT|SIGNED|ISSUER|ALTNAME/.test(String(code)))
        return `${at} shows a certificate that cannot be trusted (${String(code)}); name its authority by sslrootcert in DATABASE_URL, and the host as the certificate does.`;
      return `${at} cannot be reached${/^[A-Z0-9_]{3,40}$/.test(String(code)) ? ` (${String(code)})` : ""}; start it, or correct host and port in DATABASE_URL.`;
  }
}
