/** Hostile bytes against our host: what every attack is, and what it is held to. The controller is a double; what is tried is our own code. */
import assert from "node:assert/strict";

/** What came of an attack that was survived. */
export interface Survived {
  readonly cases: number;
  readonly seconds: number;
  /** Milliseconds of the longest case, with what followed of it. */
  readonly longest: number;
  /** Megabytes of the heap at the most, over what there was before. */
  readonly grown: number;
  /** What the host told of it, by kind: coded faults, refusals, answers. */
  readonly told: ReadonlyMap<string, number>;
}

/** How an attack counts. */
export interface Watch {
  /** A case is over. */
  passed(): void;
  /** The host told something of this kind, so often. */
  tells(kind: string, times?: number): void;
}

export interface Attack {
  readonly name: string;
  /** Throws when the host breaks a promise: it throws, hangs, keeps too much, or does not work afterwards. */
  readonly run: (cases: number, seed: number, watch: Watch) => Promise<void>;
}

/** Cases between two looks at the heap. */
const LOOK = 500;
/** Megabytes by which the heap may grow, with the garbage of the cases themselves. */
const MOST = 150;

/** Runs an attack. Throws AssertionError when memory grows beyond 150 MB, and as the attack does. */
export async function survive({ run }: Attack, cases: number, seed: number): Promise<Survived> {
  const told = new Map<string, number>();
  const before = process.memoryUsage().heapUsed;
  const from = performance.now();
  let [done, longest, grown, last] = [0, 0, 0, from];
  await run(cases, seed, {
    passed() {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      done += 1;
      if (done % LOOK === 0) grown = Math.max(grown, (process.memoryUsage().heapUsed - before) / 1e6);
    },
    tells: (kind, times = 1) => void told.set(kind, (told.get(kind) ?? 0) + times),
  });
  assert.ok(done >= cases, `only ${done} of ${cases} cases were tried`);
  assert.ok(grown < MOST, `the heap grew by ${Math.round(grown)} MB`);
  return { cases: done, seconds: (performance.now() - from) / 1_000, longest, grown, told };
}
