/**
 * One run by its seed: `node house/crash/run.ts --seed N` replays it, with `--postgres` on a server, `--until K` only
 * its first K rounds, `--mutant NAME` on a broken port.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { MUTANTS, type MutantName } from "./mutants.ts";
import { drawFrom, runScript } from "./script.ts";
import { createNursery, type Nursery } from "./victim.ts";
import { Broken, createWorld } from "./world.ts";

/** What a run came to. */
export type Verdict = {
  readonly seed: number;
  readonly deaths: readonly string[];
  readonly starts: number;
  readonly shares: number;
  readonly files: number;
  readonly broken: readonly string[];
  readonly log: readonly string[];
};

export async function run(options: {
  readonly seed: number;
  readonly nursery: Nursery;
  /** The server on which the run has a database of its own; without, it has an embedded one in a folder. */
  readonly postgres?: TestPostgres | undefined;
  readonly mutant?: MutantName | undefined;
  readonly until?: number | undefined;
}): Promise<Verdict> {
  const { seed, nursery, postgres, mutant, until } = options;
  const folder = mkdtempSync(join(tmpdir(), `bluezone-crash-${seed}-`));
  const random = seededRandom(`crash ${seed}`);
  const world = createWorld({
    seed: String(seed),
    folder,
    postgres: await postgres?.fresh(),
    mutant,
    nursery,
    random,
  });
  try {
    await runScript(world, drawFrom(random), until);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  } finally {
    await world.close("killed");
  }
  const { deaths, starts, shares, files, broken, log } = world;
  rmSync(folder, { recursive: true, force: true });
  return { seed, deaths, starts, shares: shares.length, files: files.files, broken, log };
}

/** A run as one line. */
export const line = ({ seed, deaths, starts, shares, files, broken }: Verdict): string =>
  `seed ${seed}: ${deaths.length} killed, ${starts} started, ${shares} shares, ${files} files, ${broken.length === 0 ? "nothing broken" : `BROKEN: ${broken.join("; ")}`}`;

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      seed: { type: "string" },
      until: { type: "string" },
      postgres: { type: "boolean", default: false },
      mutant: { type: "string" },
      runs: { type: "string", default: "1" },
    },
  });
  const nursery = createNursery();
  const postgres = values.postgres ? await startPostgres() : undefined;
  try {
    for (let i = 0; i < Number(values.runs); i += 1) {
      const verdict = await run({
        seed: Number(values.seed ?? 1) + i,
        nursery,
        postgres,
        mutant: Object.keys(MUTANTS).find((name) => name === values.mutant) as MutantName | undefined,
        until: values.until === undefined ? undefined : Number(values.until),
      });
      if (verdict.broken.length > 0 || values.runs === "1") console.log(verdict.log.join("\n"));
      console.log(line(verdict));
      if (verdict.broken.length > 0) process.exitCode = 1;
    }
  } finally {
    await nursery.close();
    await postgres?.remove();
  }
}
