/**
 * Runs by their seeds: `node system-tests/crash/run.ts --seed N` replays one, with `--postgres` on a server, `--until K` only its
 * first K rounds, `--mutant NAME` on a broken port; `--runs M` goes on with the next seeds. `--every steps` (or `effects`)
 * kills each act at each of its steps instead, with `--act TEXT` those
 * acts, and with `--name TEXT` those steps, whose name has the text.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Minutes } from "@bluezone/protocol/time";
import { startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { ACTS, type Act } from "./acts.ts";
import { type Draw, drawFrom } from "./draw.ts";
import { MUTANTS, type MutantName } from "./mutants.ts";
import { letAllOut, runScript } from "./script.ts";
import type { Aim } from "./step.ts";
import { createNursery, type Nursery } from "./victim.ts";
import { Broken, createWorld, type World } from "./world.ts";

/** What a run came to. */
export type Verdict = {
  readonly name: string;
  /** What processes died at, in order. */
  readonly deaths: readonly string[];
  readonly starts: number;
  readonly shares: number;
  readonly files: number;
  /** What was found not to be true. */
  readonly broken: readonly string[];
  /** Everything that happened. */
  readonly log: readonly string[];
};

/** Where runs stand. */
export type Stand = {
  readonly nursery: Nursery;
  /** The server on which a run has a database of its own; without, it has an embedded one in a folder. */
  readonly postgres?: TestPostgres | undefined;
  readonly mutant?: MutantName | undefined;
};

/** Runs something in a world of its own, and says what came of it. */
async function inWorld(
  name: string,
  { nursery, postgres, mutant }: Stand,
  work: (world: World, draw: Draw) => Promise<void>,
): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-crash-"));
  const random = seededRandom(name);
  const world = createWorld({
    seed: name,
    folder,
    postgres: await postgres?.fresh(),
    mutant,
    nursery,
    random,
  });
  try {
    await work(world, drawFrom(random));
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  } finally {
    await world.close("killed");
  }
  const { deaths, starts, shares, files, broken, log } = world;
  rmSync(folder, { recursive: true, force: true });
  return { name, deaths, starts, shares: shares.length, files: files.files, broken, log };
}

/** The run of a seed, or its first rounds. */
export const runSeed = (seed: number, stand: Stand, until?: number): Promise<Verdict> =>
  inWorld(`seed ${seed}`, stand, (world, draw) => runScript(world, draw, until));

/** An act's first step, the step so many after it (1 to `every`), and from there every so many-th. */
export type Sparse = { readonly next: number; readonly every: number };

/** Kills one act at its first step, then at its second, … until it comes through, all on one storage; if `sparse`, at some. */
export const runAct = (act: Act, every: Omit<Aim, "at">, stand: Stand, sparse?: Sparse): Promise<Verdict> =>
  inWorld(act.name, stand, async (world, draw) => {
    await world.open();
    const most = act.most ?? Number.POSITIVE_INFINITY;
    const steps = sparse ?? { next: 1, every: 1 };
    for (let at = 1; at <= most; at += at === 1 ? steps.next : steps.every) {
      const done = await act.prepare(world, draw, at);
      const died =
        done === "start"
          ? await startAgain(world, { ...every, at })
          : await world.during({ ...every, at }, act.name, done);
      if (!died || world.broken.length > 0) break;
      if (done !== "start") await world.during(undefined, `${act.name}, again`, done);
      await world.advance(Minutes(6));
    }
    await letAllOut(world);
  });

async function startAgain(world: World, aim: Aim): Promise<boolean> {
  await world.close("killed");
  return world.open(aim);
}

/**
 * The same for the first start of all, on a storage that is new each time. With `from`, at that step first, and then each time
 * two steps further than the time before (2, 4, 6 …): a first start makes every table, and a storage for each step takes long.
 */
export async function runFirstStart(of: Aim["of"], stand: Stand, from?: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let at = from ?? 1, died = true; died; at += from === undefined ? 1 : 2 * verdicts.length)
    verdicts.push(
      await inWorld(`the first start, ${of} ${at}`, stand, async (world, draw) => {
        died = await world.open({ of, at });
        await ACTS[0]!.prepare(world, draw, 1);
        await world.during(undefined, "a share", () => world.shares.map((share) => world.walk(share)));
        await letAllOut(world);
      }),
    );
  return verdicts;
}

/** A run as one line. */
export const line = ({ name, deaths, starts, shares, files, broken }: Verdict): string =>
  `${name}: ${deaths.length} killed, ${starts} started, ${shares} shares, ${files} files, ${broken.length === 0 ? "nothing broken" : `BROKEN: ${broken.join("; ")}`}`;

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      runs: { type: "string", default: "1" },
      until: { type: "string" },
      every: { type: "string" },
      act: { type: "string", default: "" },
      postgres: { type: "boolean", default: false },
      mutant: { type: "string" },
      name: { type: "string", default: "" },
    },
  });
  const tell = (verdict: Verdict): void => {
    if (verdict.broken.length > 0 || values.runs === "1") console.log(verdict.log.join("\n"));
    console.log(line(verdict));
    if (verdict.broken.length > 0) process.exitCode = 1;
  };
  const nursery = await createNursery();
  const postgres = values.postgres ? await startPostgres({ fsync: false }) : undefined;
  const mutant = Object.keys(MUTANTS).find((name) => name === values.mutant) as MutantName | undefined;
  const until = values.until === undefined ? undefined : Number(values.until);
  try {
    if (values.every === "steps" || values.every === "effects") {
      const stand = { nursery, postgres, mutant };
      for (const act of ACTS.filter(({ name }) => name.includes(values.act)))
        tell(await runAct(act, { of: values.every, name: values.name }, stand));
      if ("first start".includes(values.act))
        for (const verdict of await runFirstStart(values.every, stand)) tell(verdict);
    } else
      for (let i = 0; i < Number(values.runs); i += 1)
        tell(await runSeed(Number(values.seed) + i, { nursery, postgres, mutant }, until));
  } finally {
    await nursery.close();
    await postgres?.remove();
  }
}
