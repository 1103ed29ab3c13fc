/** Worker processes, as many as there are processors to spare, that share seeds among them. */
import { fork } from "node:child_process";
import { MUTANT, type Mutant } from "./mutants.ts";
import type { Verdict } from "./run.ts";
import type { Answered, Asked } from "./worker.ts";

/** One process; a seed at a time. */
export type Worker = {
  /** Resolves once its code is loaded. Rejects when it cannot be: a mutant that does not even load proves nothing. */
  readonly ready: Promise<void>;
  /** Rejects where the run itself fails, which is a defect of the simulation. */
  run(seed: number, log?: boolean): Promise<Verdict>;
  stop(): void;
};

/** Starts one, with a mutant in the place of a part of the code. */
export function startWorker(mutant?: Mutant): Worker {
  const child = fork(new URL("worker.ts", import.meta.url), {
    execArgv: [
      // Most of what a run makes is forgotten at once: a large nursery saves a tenth of the time.
      "--max-semi-space-size=64",
      ...(mutant ? ["--import", new URL("replace.ts", import.meta.url).href] : []),
    ],
    ...(mutant ? { env: { ...process.env, [MUTANT]: mutant.name } } : {}),
  });
  const ready = new Promise<void>((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a worker did not begin, and ended with ${code}`));
    child.once("exit", ended);
    child.once("message", () => {
      child.off("exit", ended);
      resolve();
    });
  });
  return {
    ready,
    async run(seed, log = false) {
      await ready;
      child.send({ seed, log } satisfies Asked);
      const answered = await new Promise<Answered>((resolve) => {
        const ended = (code: number | null) => resolve({ failed: `the worker ended with ${code}` });
        child.once("exit", ended);
        child.once("message", (message) => {
          child.off("exit", ended);
          resolve(message as Answered);
        });
      });
      if ("failed" in answered) throw new Error(`seed ${seed}: ${answered.failed}`);
      return answered.verdict;
    },
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}

/** Runs seeds on so many workers; `told` hears of each as it ends, in no order. */
export async function runSeeds(
  seeds: readonly number[],
  {
    workers,
    log = false,
    told,
  }: {
    readonly workers: number;
    readonly log?: boolean;
    told(verdict: Verdict): void;
  },
): Promise<void> {
  const left = [...seeds];
  const all = Array.from({ length: Math.min(workers, seeds.length) }, () => startWorker());
  try {
    await Promise.all(
      all.map(async (worker) => {
        for (let seed = left.shift(); seed !== undefined; seed = left.shift())
          told(await worker.run(seed, log));
      }),
    );
  } finally {
    for (const worker of all) worker.stop();
  }
}
