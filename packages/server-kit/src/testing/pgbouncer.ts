/**
 * pgbouncer before a test's PostgreSQL server, in transaction mode: each transaction may have another session, and fewer
 * sessions than connections are there. From the program that Debian installs.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";
import { asNobody, noPostgres } from "./postgres.ts";

const PROGRAM = "/usr/sbin/pgbouncer";

/** Why tests that need it are skipped, as `node:test` takes it. */
export const noPgbouncer: string | false =
  noPostgres || (!existsSync(PROGRAM) && "no pgbouncer is installed (Debian: pgbouncer)");

/** What the operator's guide gives the serving role, because pgbouncer lets no connection's settings through. */
export const ROLE_SETTINGS: Readonly<Record<string, string>> = {
  statement_timeout: "2min",
  lock_timeout: "10s",
  idle_in_transaction_session_timeout: "30s",
};

/** One that runs. */
export type TestPgbouncer = {
  /** The address by which a database is asked through it. */
  through(url: string): string;
  remove(): Promise<void>;
};

/**
 * Starts one. @param url a database of the server; its user gets `ROLE_SETTINGS`. @param more further lines, or others in place
 * of ours.
 */
export async function startPgbouncer(
  url: string,
  more: Readonly<Record<string, string>> = {},
): Promise<TestPgbouncer> {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-bouncer-"));
  const { username, port, searchParams } = new URL(url);
  const client = new pg.Client(url);
  await client.connect();
  for (const [name, value] of Object.entries(ROLE_SETTINGS))
    await client.query(`alter role ${username} set ${name} = '${value}'`);
  await client.end();
  const own = await freePort();
  const file = join(folder, "pgbouncer.ini");
  const settings = {
    listen_addr: "127.0.0.1",
    listen_port: own,
    unix_socket_dir: "",
    auth_type: "any",
    pool_mode: "transaction",
    default_pool_size: 3,
    server_idle_timeout: 1,
    ignore_startup_parameters: `options,${Object.keys(ROLE_SETTINGS).join()}`,
    ...more,
  };
  const database = `* = host=${searchParams.get("host")} port=${port} user=${username}`;
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  await writeFile(file, ["[databases]", database, "[pgbouncer]", ...lines].join("\n"));
  if (asNobody.uid !== undefined) {
    await chown(folder, asNobody.uid, asNobody.gid!);
    await chown(file, asNobody.uid, asNobody.gid!);
  }
  const bouncer: ChildProcess = spawn(PROGRAM, [file], { cwd: folder, stdio: "ignore", ...asNobody });
  const through = (of: string) =>
    `postgresql://${username}:none@127.0.0.1:${own}/${new URL(of).pathname.slice(1)}`;
  for (let tries = 0; ; tries += 1) {
    const asking = new pg.Client(through(url));
    const failed = await asking.connect().then(
      () => undefined,
      (error: unknown) => error,
    );
    await asking.end().catch(() => {});
    if (failed === undefined) break;
    if (tries > 200) throw failed;
    await new Promise((done) => setTimeout(done, 20));
  }
  bouncer.unref();
  process.once("exit", () => bouncer.kill("SIGKILL"));
  return {
    through,
    async remove() {
      bouncer.ref();
      const ended = once(bouncer, "exit");
      bouncer.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
