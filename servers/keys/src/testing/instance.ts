/**
 * A key server as a process of its own, put together as `main.ts` does but for its clock and its jobs, which the test that
 * forks it moves: two-process tests need not wait for windows.
 */
import { Instant } from "@bluezone/protocol/time";
import { openFiles } from "@bluezone/server-kit/files/files-place";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { readKeysConfig } from "../config.ts";
import { create, type KeysServer } from "../server.ts";
import type { Tables } from "../tables.ts";

/** What the test says: first the time, with which the server starts, then when to do jobs. */
export type ToInstance = { readonly now: number; readonly jobs?: true };
/** What the process answers: once where it answers, then that the jobs are done, each with the events since. */
export type FromInstance = { readonly url?: string; readonly events: readonly string[] };

let now = Instant(0);
let server: KeysServer | undefined;
let told: string[] = [];

async function start(): Promise<KeysServer> {
  const clock = { now: () => now };
  const { config, places } = await readKeysConfig(process.env, clock);
  return create({
    config,
    clock,
    random: systemRandom,
    blobs: await openFiles(places.exports),
    database: await openDatabase<Tables>({ schema: "keys", engine: await openEngine(places.database) }),
    events: { emit: ({ event }) => void told.push(event) },
  });
}

function answer(message: Omit<FromInstance, "events">): void {
  process.send?.({ ...message, events: told } satisfies FromInstance);
  told = [];
}

if (process.send) {
  process.on("message", async (message: ToInstance) => {
    now = Instant(message.now);
    if (server === undefined) {
      server = await start();
      answer(await server.start());
    } else if (message.jobs) {
      await server.runJobs(now);
      answer({});
    }
  });
  process.on("disconnect", () => process.exit());
}
