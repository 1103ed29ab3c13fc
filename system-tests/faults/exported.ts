/** What of the keys went out, in the end. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { readExport } from "@bluezone/protocol/export/export-file";
import { type Instant, Minutes, plus } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { systemClock } from "@bluezone/server-kit/time/clock";
import type { FromInstance, ToInstance } from "../../servers/keys/src/testing/instance.ts";

const INSTANCE = resolve(import.meta.dirname, "../../servers/keys/src/testing/instance.ts");

/** A key server as a process whose clock and jobs the test moves. */
export type Movable = {
  readonly url: string;
  readonly pid: number;
  /** Does the jobs of an instant; the names of the events since the last time. */
  jobs(at: Instant): Promise<readonly string[]>;
  kill(): Promise<void>;
};

export async function startMovable(env: Readonly<Record<string, string>>, now: Instant): Promise<Movable> {
  const child = fork(INSTANCE, {
    env: { PATH: process.env["PATH"], ...env, KEYS_PORT: `${await freePort()}` },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = once(child, "exit").then(([code, signal]) => {
    throw new Error(`the key server has ended (${code ?? signal})`);
  });
  gone.catch(() => {});
  const ask = async (message: ToInstance): Promise<FromInstance> => {
    child.send(message);
    const [answer] = await Promise.race([once(child, "message"), gone]);
    return answer as FromInstance;
  };
  const { url = "" } = await ask({ now });
  return {
    url,
    pid: child.pid!,
    jobs: async (at) => (await ask({ now: at, jobs: true })).events,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** How often each key, in base64, is in a file that an index names. Throws when a named file is not there or cannot be read. */
export async function keysNamed(blobs: Pick<Blobs, "list" | "get">): Promise<ReadonlyMap<string, number>> {
  const indexes = (await blobs.list("")).filter((name) => /\bindex\/\d{4}-\d\d-\d\d\.txt$/.test(name));
  const lines = await Promise.all(
    indexes.map(async (name) =>
      Buffer.from((await blobs.get(name))!)
        .toString()
        .split("\n")
        .filter(Boolean),
    ),
  );
  const found = new Map<string, number>();
  for (const name of new Set(lines.flat())) {
    const bytes = await blobs.get(name);
    if (!bytes) throw new Error(`${name} is named and not there`);
    for (const { key } of readExport(bytes, []).keys) {
      const text = Buffer.from(key).toString("base64");
      found.set(text, (found.get(text) ?? 0) + 1);
    }
  }
  return found;
}

/** The same of a key server's folder. */
export const keysInFiles = async (data: string): Promise<ReadonlyMap<string, number>> =>
  keysNamed(await folderBlobs(join(data, "exports")));

/** The same once all that was published until now has had its window. No other process of the key server may run. */
export async function exportedKeys(
  env: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, number>> {
  const now = systemClock.now();
  const server = await startMovable(env, now);
  for (const minutes of [12, 24]) await server.jobs(plus(now, Minutes(minutes)));
  await server.kill();
  return keysInFiles(env["KEYS_DATA"]!);
}
