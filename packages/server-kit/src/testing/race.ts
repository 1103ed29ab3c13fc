/** Tests of two server processes on one database. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { noPostgres } from "./postgres.ts";

/**
 * A test of what two processes do at once on one PostgreSQL server. The embedded engine lets one process in, so there it is
 * skipped by name, as it is on both where no PostgreSQL is installed.
 */
export function race(name: string, run: () => Promise<void>): void {
  test(`${name} (PostgreSQL)`, { skip: noPostgres }, run);
  test(`${name} (PGlite)`, { skip: "one process at a time can open it" }, () => {});
}

/** A server as a process. */
export type ServerProcess = {
  readonly url: string;
  /** Ends it as an operator does; rejects unless it ends well. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
};

/** Starts a server's `main.ts` with just these variables, and resolves when it answers. @param ahead how far its machine's clock is ahead of this one's. */
export async function startProcess(
  main: string,
  env: Readonly<Record<string, string>>,
  ahead: Duration = Milliseconds(0),
): Promise<ServerProcess> {
  const skewed = `const { now } = Date; Date.now = () => now() + ${ahead};`;
  const first = ahead === 0 ? [] : ["--import", `data:text/javascript,${encodeURIComponent(skewed)}`];
  const child = spawn(process.execPath, [...first, main], {
    env: { PATH: process.env["PATH"], TMPDIR: process.env["TMPDIR"], ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await said(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    url,
    async stop() {
      const code = await end("SIGTERM");
      if (code !== 0) throw new Error(`the server ended with ${code}`);
    },
    kill: async () => void (await end("SIGKILL")),
  };
}

/** The first line that it says, which is its address; anything else is why it did not start. */
function said(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let text = "";
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the server did not start (${code}): ${text}`)));
    child.stderr!.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      const [, url] = /^(http:\S+)\n/m.exec(text) ?? [];
      if (url) done(url);
    });
  });
}

/** What each of many at once came to, with how often: `{"200": 1, "409": 7}`. */
export async function tally(calls: readonly Promise<string | number>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of await Promise.all(calls)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
