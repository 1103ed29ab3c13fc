/** How many seeds it takes to find each mutant. */
import { beginningOf } from "./faults.ts";
import { MUTANTS, type Mutant } from "./mutants.ts";
import { startWorker } from "./workers.ts";

/** What came of a mutant. */
export type Hunted = {
  readonly mutant: Mutant;
  /** How many seeds were run until it was found, each time anew; empty when it was never. */
  readonly needed: readonly number[];
  /** What it was found as, the first time. */
  readonly as: string;
  /** Why runs ended before their verdict: that proves nothing of what is promised, so the mutant is not found by it. */
  readonly failed: readonly string[];
};

/**
 * Runs seeds with a mutant until it was found so many times, or so many runs were done. A seed without any of the faults that
 * bring the mutant out counts as one that did not find it, and is not run.
 * @param times how often it is looked for anew
 * @param most how many runs; seeds that are not run are none of them
 * @param start begins a process that runs seeds with it
 */
export async function hunt(
  mutant: Mutant,
  { first, times, most }: { readonly first: number; readonly times: number; readonly most: number },
  start: typeof startWorker = startWorker,
): Promise<Hunted> {
  let worker = start(mutant);
  const needed: number[] = [];
  const failed: string[] = [];
  let as = "";
  let runs = 0;
  try {
    await worker.ready;
    for (let seed = first, since = 1; runs < most && needed.length < times; seed += 1, since += 1) {
      const { rates } = beginningOf(seed).faults;
      if (mutant.needs?.every((fault) => rates[fault] === 0)) continue;
      runs += 1;
      const broken = await worker.run(seed).then(
        (verdict) => verdict.broken,
        (error: unknown) => {
          failed.push(String(error).split("\n", 1)[0]!);
          worker.stop();
          worker = start(mutant);
          return [];
        },
      );
      if (broken.length === 0) continue;
      if (as === "") as = broken[0]!;
      needed.push(since);
      since = 0;
    }
  } finally {
    worker.stop();
  }
  return { mutant, needed, as, failed };
}

/** Hunts mutants, so many at a time; `told` hears of each as it ends. */
export async function huntAll(
  how: Parameters<typeof hunt>[1] & { readonly workers: number; told(hunted: Hunted): void },
  mutants: readonly Mutant[] = MUTANTS,
): Promise<readonly Hunted[]> {
  const left = [...mutants];
  const all: Hunted[] = [];
  await Promise.all(
    Array.from({ length: how.workers }, async () => {
      for (let mutant = left.shift(); mutant; mutant = left.shift()) {
        const hunted = await hunt(mutant, how);
        all.push(hunted);
        how.told(hunted);
      }
    }),
  );
  return all;
}

/** The median of how many seeds a mutant needs; nothing when it was never found. */
export const medianOf = ({ needed }: Hunted): number | undefined =>
  needed.toSorted((a, b) => a - b)[Math.floor(needed.length / 2)];

/** What came of a mutant, as a line. */
export function lineOf(hunted: Hunted): string {
  const median = medianOf(hunted);
  const { mutant, needed, as, failed } = hunted;
  const what =
    median === undefined
      ? `NOT FOUND: ${mutant.name}`
      : `${mutant.name}: a median of ${median} seeds (${needed.join(", ")}): ${as}`;
  return failed.length === 0
    ? what
    : `${what}; ${failed.length} runs ended before their verdict: ${failed[0]}`;
}
