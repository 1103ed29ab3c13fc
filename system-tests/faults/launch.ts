/** A server's process as an operator runs it, which a test breaks: its lines are kept, and its limits, clock and system calls can be set. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";

const isRoot = process.getuid?.() === 0;
/** Where Debian has them. */
const FIU = ["/usr/lib/fiu/fiu_run_preload.so", "/usr/lib/fiu/fiu_posix_preload.so"];
const FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

/** Why tests that need them are skipped. Who is root can install them, so there their absence is a failure. */
export const noFiu: string | false =
  !isRoot && !FIU.every((file) => existsSync(file)) && "no libfiu is installed (Debian: fiu-utils)";
export const noFaketime: string | false =
  !isRoot && !existsSync(FAKETIME) && "no libfaketime is installed (Debian: libfaketime)";

/** A line of its log. */
export type Told = { readonly event: string; readonly level: string; readonly [field: string]: unknown };

export type Launched = {
  readonly url: string;
  readonly pid: number;
  /** Its log until now. Throws SyntaxError for a line that is no JSON. */
  told(): readonly Told[];
  /** All that it has said until now: its log, and what it says to the operator. */
  said(): string;
  /** How it ended, once it has. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as an operator does; rejects unless it ends well. */
  stop(): Promise<void>;
};

/**
 * Starts a server's `main.ts` and resolves when it answers. Rejects with what it said when it does not start.
 * @param env its variables, and nothing else but the path
 * @param stdout where its log goes in place of `told`
 */
export async function launch(
  main: string,
  env: Readonly<Record<string, string>>,
  stdout: number | "pipe" = "pipe",
): Promise<Launched> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], TMPDIR: process.env["TMPDIR"], ...env },
    stdio: ["ignore", stdout, "pipe"],
  });
  const [log, errors] = [gather(child.stdout), gather(child.stderr)];
  const ended = once(child, "exit").then(
    ([code, signal]) => ({ code, signal }) as Awaited<Launched["ended"]>,
  );
  const url = await answered(child, errors, ended);
  const end = (how: NodeJS.Signals) => {
    child.kill(how);
    return ended;
  };
  return {
    url,
    pid: child.pid!,
    ended,
    told: () =>
      log()
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Told),
    said: () => log() + errors(),
    kill: async () => void (await end("SIGKILL")),
    async stop() {
      const { code, signal } = await end("SIGTERM");
      if (code !== 0) throw new Error(`the server ended with ${code ?? signal}: ${errors()}`);
    },
  };
}

function gather(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString();
}

async function answered(child: ChildProcess, said: () => string, ended: Launched["ended"]): Promise<string> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (;;) {
    const url = /^(http:\S+)\n/m.exec(said())?.[1];
    if (url) return url;
    if (over) throw new Error(`the server did not start: ${said()}`);
    await Promise.race([once(child.stderr!, "data"), ended]);
  }
}

/** Sets a limit of a running process, as prlimit(1) takes it: `fsize=4096`, `as=unlimited`. Only the soft one, so it can be raised again. */
export function limit(pid: number, what: "fsize" | "as", to: number | "unlimited"): void {
  run("prlimit", "--pid", `${pid}`, `--${what}=${to}:unlimited`);
}

/** Variables with which libfiu listens at a named pipe for which calls are to fail. */
export const failing = (pipe: string): Readonly<Record<string, string>> => ({
  LD_PRELOAD: FIU.join(":"),
  FIU_CTRL_FIFO: pipe,
});

/** Variables with which a process goes by a clock that a file sets: "+0" is right, "+400d" is 400 days ahead. Its counter goes on as it did. */
export const clockOf = (file: string): Readonly<Record<string, string>> => ({
  LD_PRELOAD: FAKETIME,
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_CACHE_DURATION: "1",
  FAKETIME_DONT_FAKE_MONOTONIC: "1",
});

/** Makes a system call of a process fail with an error's number from now on, or be made again. */
export function fail(pid: number, pipe: string, call: string, errno: number | undefined): void {
  const command = errno === undefined ? `disable name=${call}` : `enable name=${call},failinfo=${errno}`;
  run("fiu-ctrl", "-f", pipe, "-c", command, `${pid}`);
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: 10_000 });
  if (status !== 0) throw new Error(`${program} failed: ${error ?? stderr}`);
}
