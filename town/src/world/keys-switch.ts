/** The key server's switch: in this process, or in one of its own that can really be killed. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { KeysServer } from "@bluezone/keys/server";
import type { Instant } from "@bluezone/protocol/time";
import type { WorldClock } from "./clock.ts";
import type { KeysSite } from "./keys-site.ts";

/** Stopped and started again, it stands on the same data at the same address. */
export type KeysSwitch = {
  readonly url: string;
  readonly running: boolean;
  start(): Promise<void>;
  /** In its own process: killed, without a word. */
  stop(): Promise<void>;
  runJobs(now: Instant): Promise<void>;
};

/** In this process; `open` puts a server together that listens on a port. */
export async function keysHere(
  port: number,
  open: (port: number) => Promise<KeysServer>,
): Promise<KeysSwitch> {
  let server: KeysServer | undefined = await open(port);
  const { url } = await server.start();
  return {
    url,
    get running() {
      return server !== undefined;
    },
    async start() {
      if (server) return;
      const next = await open(Number(new URL(url).port));
      await next.start();
      server = next;
    },
    async stop() {
      const running = server;
      server = undefined;
      await running?.stop();
    },
    runJobs: async (now) => server?.runJobs(now),
  };
}

/** What passes between the town and the process. */
export type ToProcess =
  | { readonly is: "open"; readonly folder: string; readonly site: KeysSite; readonly now: Instant }
  | { readonly is: "now"; readonly now: Instant }
  | { readonly is: "jobs"; readonly now: Instant };
export type FromProcess = { readonly is: "open"; readonly url: string } | { readonly is: "done" };

/** In a process of its own, on a folder of its own; its clock follows the town's. */
export async function keysInProcess(folder: string, site: KeysSite, clock: WorldClock): Promise<KeysSwitch> {
  let child: ChildProcess | undefined;
  let url = "";
  /** The process's next message; nothing when it is gone or goes before it answers. */
  async function answered(): Promise<FromProcess | undefined> {
    if (!child) return undefined;
    const waiting = new AbortController();
    try {
      const [answer] = await Promise.race([
        once(child, "message", { signal: waiting.signal }),
        once(child, "exit", { signal: waiting.signal }).then(() => []),
      ]);
      return answer as FromProcess | undefined;
    } finally {
      waiting.abort();
    }
  }
  const tell = (message: ToProcess): void => void (child?.connected && child.send(message));
  async function start(): Promise<void> {
    if (child) return;
    child = fork(new URL("./keys-process.ts", import.meta.url), {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.once("exit", () => {
      child = undefined;
    });
    const port = url === "" ? site.port : Number(new URL(url).port);
    tell({ is: "open", folder, site: { ...site, port }, now: clock.now() });
    const opened = await answered();
    if (opened?.is !== "open") throw new Error("the key server's process did not start");
    url = opened.url;
  }
  await start();
  clock.onMove((now) => tell({ is: "now", now }));
  return {
    get url() {
      return url;
    },
    get running() {
      return child !== undefined;
    },
    start,
    async stop() {
      const running = child;
      if (!running) return;
      const gone = once(running, "exit");
      running.kill("SIGKILL");
      await gone;
    },
    async runJobs(now) {
      if (!child) return;
      tell({ is: "jobs", now });
      await answered();
    },
  };
}
