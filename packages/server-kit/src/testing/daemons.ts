/** Programs that serve while a test runs, in a folder that goes with them. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder, and programs in it. */
export type Daemons = {
  readonly folder: string;
  /** Runs a program to its end; its output. Throws with what it said when it fails. */
  run(program: string, ...args: string[]): string;
  /** Starts a program that serves, and returns its process's number; what it says goes to `NAME.out`. */
  start(name: string, program: string, ...args: string[]): number;
  /** Asks until the address answers anything. Throws with what the programs said after `seconds`. */
  answers(url: string, seconds: number): Promise<void>;
  /** Ends the programs and removes the folder. */
  stop(): Promise<void>;
};

/** Ends what runs when its input ends, which it does with this process at the latest, and removes the folder. */
const GUARD = `
  while read -r pid; do pids="$pids $pid"; done
  for pid in $pids; do kill -TERM "$pid" 2> /dev/null; done
  for pid in $pids; do
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done
    kill -KILL "$pid" 2> /dev/null
  done
  rm -rf "$1"`;

/** Makes a folder whose programs are looked after. */
export function daemons(name: string, env: Readonly<Record<string, string>> = {}): Daemons {
  const folder = mkdtempSync(join(tmpdir(), `bluezone-${name}-`));
  const guard = spawn("/bin/sh", ["-c", GUARD, "guard", folder], {
    ...{ cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] },
  });
  guard.unref();
  const gone = new Promise<void>((done) => guard.once("exit", () => done()));
  const said = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".out"))
      .map((file) => `${file}: ${readFileSync(join(folder, file), "utf8").slice(-1_000)}`)
      .join("\n");
  const options = { cwd: folder, env: { ...process.env, ...env } };
  return {
    folder,
    run(program, ...args) {
      const done = spawnSync(program, args, { ...options, encoding: "utf8", timeout: 60_000 });
      if (done.status !== 0) throw new Error(`${program} failed: ${done.error ?? done.stderr}`);
      return done.stdout;
    },
    start(named, program, ...args) {
      const out = openSync(join(folder, `${named}.out`), "a");
      const child = spawn(program, args, { ...options, stdio: ["ignore", out, out] });
      child.unref();
      guard.stdin!.write(`${child.pid}\n`);
      return child.pid!;
    },
    async answers(url, seconds) {
      for (let tries = 0; tries < seconds * 10; tries += 1) {
        const answer = await fetch(url).catch(() => undefined);
        await answer?.arrayBuffer();
        if (answer) return;
        await new Promise((again) => setTimeout(again, 100));
      }
      throw new Error(`${name} does not answer:\n${said()}`);
    },
    async stop() {
      guard.ref();
      guard.stdin!.end();
      await gone;
    },
  };
}
