/** Hostile bytes against our host: what every attack is, and what it is held to. The controller is a double; what is tried is our own code. */
import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What came of an attack that was survived. */
export interface AttackResult {
  readonly cases: number;
  readonly seconds: number;
  /** Milliseconds of the longest case, with what followed of it. */
  readonly longest: number;
  /** Megabytes kept at the most, over what was kept before; garbage is collected before each look. */
  readonly kept: number;
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

/** Looks at what is kept: each collects all garbage, which takes as long as hundreds of cases. */
const LOOKS = 20;
/** Megabytes that may be kept more than before: programs that were compiled, one piece of cases. */
const MOST = 10;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
/** Megabytes of the heap that are in use. */
function kept(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Runs an attack. Throws AssertionError when more than 10 MB are kept, and as the attack does. */
export async function survive({ run }: Attack, cases: number, seed: number): Promise<AttackResult> {
  const told = new Map<string, number>();
  const look = Math.ceil(cases / LOOKS);
  const before = kept();
  const from = performance.now();
  let [done, longest, most, last] = [0, 0, 0, from];
  await run(cases, seed, {
    passed() {
      longest = Math.max(longest, performance.now() - last);
      done += 1;
      if (done % look === 0) most = Math.max(most, kept() - before);
      last = performance.now();
    },
    tells: (kind, times = 1) => void told.set(kind, (told.get(kind) ?? 0) + times),
  });
  assert.ok(done >= cases, `only ${done} of ${cases} cases were tried`);
  assert.ok(most < MOST, `${Math.round(most)} MB more than before are kept`);
  return { cases: done, seconds: (performance.now() - from) / 1_000, longest, kept: most, told };
}
