/**
 * Loaded before everything in each process and thread of a test file that meets a mutant: when the mutant's file is loaded, its
 * changed text stands for it. No file is written, so a run that is killed leaves nothing behind.
 */
import { registerHooks } from "node:module";
import { mutated } from "./points.ts";

/** The variable with the mutant, as JSON. */
export const MUTANT = "BLUEZONE_MUTANT";

const given = process.env[MUTANT];
if (given !== undefined) {
  const mutant = JSON.parse(given) as { url: string; start: number; end: number; to: string };
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (url.split("?")[0] !== mutant.url || !loaded.source) return loaded;
      return {
        ...loaded,
        source: mutated(Buffer.from(loaded.source as Uint8Array).toString("utf8"), mutant),
      };
    },
  });
}
