/** A key server and a health server as processes on databases that a test breaks, and phones that publish meanwhile. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { RequestOf } from "@bluezone/contract/endpoint";
import { publish } from "@bluezone/contract/keys/publish";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { type ServerProcess, startProcess } from "@bluezone/server-kit/testing/race";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { type Authority, authority, dayKeys, ISSUER } from "../../servers/keys/src/testing/authority.ts";

/** Where the sources of a version of the program are. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** A folder with what a key server is set up with. */
export type Site = {
  readonly folder: string;
  readonly issuing: Authority;
  /** The key server's variables but for its database and port. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts a key server. @param database its DATABASE_URL. @param root the sources that it runs from. */
  keys(database: string, root?: string): Promise<ServerProcess>;
  /** Ends a load with the site, however the test ends. */
  also(load: { kill(): Promise<void> }): void;
  /** Ends its servers and removes it. */
  remove(): Promise<void>;
};

export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-site-"));
  const issuing = authority();
  await writeFile(join(folder, "jwks.json"), issuing.jwks());
  await writeFile(join(folder, "issuers.json"), JSON.stringify([{ ...ISSUER, jwks: "jwks.json" }]));
  const running: { kill(): Promise<void> }[] = [];
  const env = {
    KEYS_DATA: join(folder, "keys"),
    KEYS_SECRETS: Buffer.alloc(32, 7).toString("base64"),
    KEYS_ISSUERS: join(folder, "issuers.json"),
  };
  return {
    folder,
    issuing,
    env,
    async keys(database, root = ROOT) {
      const server = await startProcess(join(root, "servers/keys/src/main.ts"), {
        ...env,
        DATABASE_URL: database,
        KEYS_PORT: `${await freePort()}`,
      });
      running.push(server);
      return server;
    },
    also: (load) => void running.unshift(load),
    async remove() {
      await Promise.all(running.map((server) => server.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What phones share. */
export type Shared = RequestOf<typeof publish>;

/** A share of so many keys, as a phone makes it now. */
export const shareOf = (site: Site, keys = 14): Promise<Shared> => {
  const now = systemClock.now();
  return site.issuing.share({ keys: dayKeys(now, keys) }, now);
};

/** Sends it once; the answer's status, 0 when there is none. */
export async function send(server: { readonly url: string }, request: Shared): Promise<number> {
  try {
    const answer = await fetch(server.url + publish.path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(20_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** Phones that publish one share after another, each again until it is acknowledged. */
export type Load = {
  /** What was acknowledged: when it was sent for the last time, and when answered, by `performance.now()`. */
  readonly acknowledged: { readonly share: Shared; readonly sent: number; readonly at: number }[];
  /** How often a share was not acknowledged: it was refused, or there was no answer. */
  refused(): number;
  /** Begins no more, and resolves when all have been answered or have failed once more. */
  stop(): Promise<void>;
};

export function publishing(site: Site, server: { readonly url: string }, phones: number): Load {
  const acknowledged: Load["acknowledged"] = [];
  let [going, refused] = [true, 0];
  const one = async () => {
    let share = await shareOf(site);
    while (going) {
      const sent = performance.now();
      const status = await send(server, share);
      if (status === 200) {
        acknowledged.push({ share, sent, at: performance.now() });
        share = await shareOf(site);
      } else {
        refused += 1;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  };
  const all = Array.from({ length: phones }, one);
  const stop = async () => {
    going = false;
    await Promise.all(all);
  };
  site.also({ kill: stop });
  return { acknowledged, refused: () => refused, stop };
}
