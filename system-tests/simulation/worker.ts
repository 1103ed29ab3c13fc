/** A process that runs seeds on a database of its own, one after the other; a mutant may stand in the place of a part of the code. */
import { runSeed, type Verdict } from "./run.ts";
import { openTables } from "./tables.ts";

/** What it is asked: a seed, and whether the log is wanted. */
export type Asked = { readonly seed: number; readonly log: boolean };
/** What it answers; where a run itself fails, why. */
export type Answered = { readonly verdict: Verdict } | { readonly failed: string };

if (process.send) {
  const tables = openTables();
  process.on("message", async ({ seed, log }: Asked) => {
    const answered: Answered = await tables
      .then((opened) => runSeed(seed, opened, log))
      .then(
        (verdict) => ({ verdict }),
        (error: unknown) => ({ failed: error instanceof Error ? String(error.stack) : String(error) }),
      );
    process.send?.(answered);
  });
  process.on("disconnect", () => process.exit());
  process.send("ready");
}
