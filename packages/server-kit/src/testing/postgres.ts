/**
 * A real PostgreSQL server for tests, from the programs that Debian installs: made in a temporary folder in about a second,
 * on a Unix socket that only its owner reaches, durable as in earnest (fsync on). It never runs as root. It is stopped and
 * its folder removed when the test says so and when the test's process is gone, however that ended.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chown, mkdtemp, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** Oldest version that the servers run on. */
const OLDEST = 15;
const USER = "bluezone";

/** Where Debian puts the programs, of the newest version that serves. */
const programs: string | undefined = (
  existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : []
)
  .filter((version) => Number(version) >= OLDEST)
  .sort((a, b) => Number(b) - Number(a))
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .find((folder) => existsSync(join(folder, "initdb")));

/** Why tests that need PostgreSQL are skipped, as `node:test` takes it: `test(name, { skip: noPostgres }, …)`. */
export const noPostgres: string | false =
  programs === undefined && `no PostgreSQL ${OLDEST} or newer is installed (Debian: postgresql)`;

/** A running server. */
export type TestPostgres = {
  /** Makes a database, empty or a copy of that at an address with which nobody is connected. Returns its address, as DATABASE_URL takes it. */
  fresh(of?: string): Promise<string>;
  /** The address of a database of this server by TCP, for which a password is asked. */
  overTcp(user: string, password: string, database: string): string;
  /**
   * Ends the server: politely, in the middle of whatever it does ("crash"), or as a machine without power does: all its
   * processes at once, with SIGKILL ("kill"). What was committed stays.
   */
  end(how: "politely" | "crash" | "kill"): Promise<void>;
  /** Starts it again after `end`. */
  start(): Promise<void>;
  /** Makes and starts a standby that follows this server by streaming, with a slot of its own. */
  standby(): Promise<TestStandby>;
  /** What it has written into its log until now. */
  log(): string;
  /** Ends it and removes everything. */
  remove(): Promise<void>;
};

/** A standby. */
export type TestStandby = TestPostgres & {
  /** Makes it a primary. */
  promote(): Promise<void>;
};

/** PostgreSQL refuses to run as root; "nobody" owns nothing else. */
export const asNobody: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * Makes and starts a server. Look at `noPostgres` first. Without `fsync` it does not wait for the disk: what was committed
 * outlasts the death of any process, this server's too, and only a machine that loses its power would lose it.
 */
export function startPostgres({ fsync = true } = {}): Promise<TestPostgres> {
  return serverOf(
    (data, folder) =>
      run("initdb", folder, [
        ...["-D", data, "-U", USER, "--no-sync", "--encoding=UTF8", "--locale=C"],
        ...["--auth-local=trust", "--auth-host=scram-sha-256"],
      ]),
    fsync,
  );
}

async function serverOf(make: (data: string, folder: string) => void, fsync: boolean): Promise<TestStandby> {
  if (programs === undefined) throw new Error(String(noPostgres));
  const folder = await mkdtemp(join(tmpdir(), "bluezone-pg-"));
  if (asNobody.uid !== undefined) await chown(folder, asNobody.uid, asNobody.gid!);
  const guard = guardian(folder);
  const data = join(folder, "data");
  const port = await freePort();
  make(data, folder);
  let server: ChildProcess | undefined;
  const address = (database: string) =>
    `postgresql://${USER}@localhost:${port}/${database}?host=${encodeURIComponent(folder)}`;

  async function start(): Promise<void> {
    const log = await open(join(folder, "log"), "a");
    const settings = {
      listen_addresses: "127.0.0.1",
      port,
      unix_socket_directories: folder,
      max_connections: 60,
      ...(fsync ? {} : { fsync: "off", full_page_writes: "off" }),
    };
    server = spawn(
      join(programs!, "postgres"),
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { cwd: folder, stdio: ["ignore", log.fd, log.fd], ...asNobody },
    );
    server.unref();
    await log.close();
    await untilConnected(address("postgres"), server);
  }

  async function end(how: "politely" | "crash" | "kill"): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.ref();
    if (how === "kill") childrenOf(server.pid!).forEach(killIfThere);
    server.kill(({ politely: "SIGINT", crash: "SIGQUIT", kill: "SIGKILL" } as const)[how]);
    await ended;
  }

  await start();
  let made = 0;
  return {
    start,
    end,
    async fresh(of) {
      made += 1;
      // Kept before anything is awaited: two may be asked for at once.
      const name = `fresh_${made}`;
      const client = new pg.Client(address("postgres"));
      await client.connect();
      const template = of === undefined ? "template1" : new URL(of).pathname.slice(1);
      await client.query(`create database ${name} template ${template}`);
      await client.end();
      return address(name);
    },
    overTcp: (user, password, database) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    standby() {
      const from = ["-h", folder, "-p", `${port}`, "-U", USER, "-c", "fast", "--no-sync"];
      return serverOf(
        (copy, at) =>
          run("pg_basebackup", at, [
            ...from,
            "-D",
            copy,
            "-R",
            "-C",
            "-S",
            `standby_${basename(at).replace(/\W/g, "_").toLowerCase()}`,
          ]),
        fsync,
      );
    },
    async promote() {
      run("pg_ctl", folder, ["promote", "-w", "-D", data]);
    },
    log: () => readFileSync(join(folder, "log"), "utf8"),
    async remove() {
      await end("politely");
      guard.ref();
      const ended = once(guard, "exit");
      guard.stdin!.end();
      await ended;
    },
  };
}

/** One that ends by itself at the same moment is not there any more. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);

async function untilConnected(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(address);
    const failed = await client.connect().then(
      () => undefined,
      (error: unknown) => error,
    );
    await client.end().catch(() => {});
    if (failed === undefined) return;
    if (tries > 300 || server.exitCode !== null) throw failed;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/**
 * Waits until its input ends, which it does with this process at the latest, then stops the server with its children and
 * removes the folder. It has no part in this process's signals.
 */
function guardian(folder: string): ChildProcess {
  const script = `
    cat > /dev/null
    while [ -f "$1/data/postmaster.pid" ] && read -r pid < "$1/data/postmaster.pid"; do
      kill -INT "$pid" 2> /dev/null || break
      sleep 0.1
    done
    rm -rf "$1"`;
  const guard = spawn("/bin/sh", ["-c", script, "guardian", folder], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    ...asNobody,
  });
  guard.unref();
  (guard.stdin as unknown as { unref?(): void }).unref?.();
  return guard;
}

function run(program: string, cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(join(programs!, program), args, {
    cwd,
    encoding: "utf8",
    ...asNobody,
  });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}
