/** The whole town as `npm start` opens it, on free ports and a folder of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { runTown } from "../../run-town.ts";

export type OpenTown = { readonly url: string; readonly folder: string; stop(): Promise<void> };

/** Opens it; the same folder again goes on where it left off. @param phones whether the residents' app is built and served @param pagePort of the page, for one that was there before */
export async function openTown(
  folder = mkdtempSync(join(tmpdir(), "bluezone-town-")),
  phones: "app" | "card" = "card",
  pagePort?: number,
): Promise<OpenTown> {
  const stopping = new AbortController();
  const [port, keys, health, rollout] = [
    pagePort ?? (await freePort()),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const env = {
    TOWN_PORT: String(port),
    TOWN_KEYS_PORT: String(keys),
    TOWN_HEALTH_PORT: String(health),
    TOWN_ROLLOUT_PORT: String(rollout),
    TOWN_DATA: folder,
    TOWN_PHONES: phones,
  };
  let running: Promise<void> = Promise.resolve();
  const url = await new Promise<string>((resolve, reject) => {
    running = runTown(env, stopping.signal, (line) => {
      const url = /http:\S+/.exec(line)?.[0];
      if (url) resolve(url);
    });
    running.catch(reject);
  });
  return {
    url,
    folder,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Deletes a folder of a town. */
export const forget = (folder: string): void => rmSync(folder, { recursive: true, force: true });
