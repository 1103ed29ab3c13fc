/** Processes of the bench: servers that say their address, the load, and how much processor time they used. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { on } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Order, Word } from "./load.ts";

/** A running server. */
export type Running = { readonly url: string; readonly pid: number; stop(): Promise<void> };

/** Starts a program of this repository and waits until it says where it answers. */
export async function start(program: URL, env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [program.pathname], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr! })) {
    said.push(line);
    if (!line.startsWith("http")) continue;
    child.stderr!.resume();
    return {
      url: line,
      pid: child.pid!,
      async stop() {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error(`${program.pathname} did not start: ${said.join(" ")}`);
}

/** The process that sends. */
export type Load = {
  readonly jwks: string;
  make(count: number): Promise<void>;
  /** Sends for so long; `sending` is called when it begins. */
  send(order: Omit<Extract<Order, { order: "send" }>, "order">): Promise<Extract<Word, { word: "sent" }>>;
  stop(): void;
};

export async function startLoad(): Promise<Load> {
  const child: ChildProcess = fork(new URL("./load.ts", import.meta.url), { serialization: "advanced" });
  const words = on(child, "message", { close: ["exit"] });
  const hear = async <W extends Word["word"]>(word: W): Promise<Extract<Word, { word: W }>> => {
    for (;;) {
      const { value, done } = await words.next();
      if (done) throw new Error("the load has ended");
      const [heard] = value as [Word];
      if (heard.word === word) return heard as Extract<Word, { word: W }>;
    }
  };
  const { jwks } = await hear("authority");
  return {
    jwks,
    async make(count) {
      child.send({ order: "make", count } satisfies Order);
      await hear("made");
    },
    async send(order) {
      child.send({ order: "send", ...order } satisfies Order);
      return hear("sent");
    },
    stop: () => child.disconnect(),
  };
}

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** Seconds of processor time that a process and its children have used so far; not a number where there is no /proc. */
export function processorTime(pid: number): number {
  const family = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => other === pid || fields(other)[1] === String(pid));
  // Of itself in user and in system mode, and the same of children that have ended.
  const ticks = family.map((one) =>
    fields(one)
      .slice(11, 15)
      .reduce((sum, n) => sum + Number(n), 0),
  );
  return ticks.reduce((sum, n) => sum + n, 0) / TICKS;
}

/** The process that started this one. */
export const parentOf = (pid: number): number => Number(fields(pid)[1]);

/** What /proc/<pid>/stat says after the program's name; nothing when the process has ended. */
function fields(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()!.split(" ");
  } catch {
    return [];
  }
}
