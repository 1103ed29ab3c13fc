/**
 * What time it is, although the wall clock may be wrong or set by hand (docs/protocol/01-time-and-keys.md#the-clock-of-a-phone).
 *
 * Each boot has a monotonic clock that never jumps. Two answers of the key server that agree within 2 s prove what time it
 * was at its zero: then every moment of that boot is known, whatever the wall clock did. Without proof a boot is placed by
 * its wall clock as first seen, with the correction carried from before; when that wall clock jumped, its moments have no
 * place in time and count for nothing, until a proof comes. Signed documents only say "not earlier than".
 */
import { type Duration, Instant, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import type { DocumentOf } from "../storage.ts";

type ClockDocument = DocumentOf<"clock">;
type Boot = ClockDocument["boots"][number];

/** The phone's clocks, read at once. */
export interface Reading {
  readonly bootId: string;
  readonly wall: Instant;
  readonly mono: Duration;
}

/** Two answers prove the time when they agree within this. A Date header has whole seconds. */
export const AGREEMENT: Duration = Seconds(2);
/** From here on a wall clock jumped, or is called wrong. */
export const JUMP: Duration = Minutes(1);

const HALF_A_SECOND = 500;

/** The boot that is running; defined once `observe` has seen it. */
export const runningBoot = (doc: ClockDocument): Boot | undefined => doc.boots.at(-1);

const withRunning = (doc: ClockDocument, fields: Partial<Boot>): ClockDocument => {
  const boot = runningBoot(doc);
  return boot ? { ...doc, boots: [...doc.boots.slice(0, -1), { ...boot, ...fields }] } : doc;
};

/** A boot as it is first seen, after the one before. */
const bootSeen = (doc: ClockDocument, before: Boot | undefined, { bootId, wall, mono }: Reading): Boot => ({
  n: 1 + doc.boots.reduce((most, { n }) => Math.max(most, n), 0),
  id: bootId,
  wallAtZero: Instant(wall - mono),
  carried: doc.offset,
  zero: null,
  jumped:
    (before !== undefined && wall < before.lastWall - JUMP) || wall + doc.offset < doc.lowerBound - JUMP,
  lastWall: wall,
});

/** Looks at the clocks: notes a new boot, and a jump of the wall clock. Gives the same document when nothing is new. */
export function observe(doc: ClockDocument, { bootId, wall, mono }: Reading): ClockDocument {
  const before = runningBoot(doc);
  if (before?.id !== bootId)
    return { ...doc, boots: [...doc.boots, bootSeen(doc, before, { bootId, wall, mono })], sample: null };
  const jumped = before.jumped || Math.abs(wall - mono - before.wallAtZero) > JUMP;
  const moved = Math.abs(wall - before.lastWall) >= JUMP;
  return jumped !== before.jumped || moved ? withRunning(doc, { jumped, lastWall: wall }) : doc;
}

/**
 * What the clocks said at a moment that only the radio saw, told in the order of time: it may have been in a boot that nobody
 * looked at, or have seen a jump of its wall clock. What is new of the running boot `observe` says better.
 */
export function observePast(doc: ClockDocument, reading: Reading): ClockDocument {
  const running = runningBoot(doc);
  if (!running || running.id === reading.bootId) return doc;
  const past = doc.boots.slice(0, -1);
  const known = past.find(({ id }) => id === reading.bootId);
  if (!known) return { ...doc, boots: [...past, bootSeen(doc, past.at(-1), reading), running] };
  const { wall, mono } = reading;
  const jumped = known.jumped || Math.abs(wall - mono - known.wallAtZero) > JUMP;
  if (jumped === known.jumped && Math.abs(wall - known.lastWall) < JUMP) return doc;
  return {
    ...doc,
    boots: doc.boots.map((boot) => (boot === known ? { ...boot, jumped, lastWall: wall } : boot)),
  };
}

/** The corrected time. Without proof in this boot it is the wall clock with the correction last proven, never before the lower bound. */
export function timeNow(doc: ClockDocument, { wall, mono }: Reading): Instant {
  const boot = runningBoot(doc);
  if (boot?.zero != null) return Instant(boot.zero + mono);
  const guess = Instant(boot?.jumped ? wall : wall + doc.offset);
  return Instant(Math.max(guess, doc.lowerBound));
}

/** When a moment of a boot was, or undefined when that cannot be told. */
export function placed(doc: ClockDocument, n: number, mono: Duration): Instant | undefined {
  const boot = doc.boots.find((b) => b.n === n);
  if (!boot) return undefined;
  if (boot.zero !== null) return Instant(boot.zero + mono);
  return boot.jumped ? undefined : Instant(boot.wallAtZero + boot.carried + mono);
}

/** A Date of the key server came in. The second that agrees with the one before proves this boot, and corrects the wall clock. */
export function hearDate(doc: ClockDocument, { wall, mono }: Reading, date: Instant): ClockDocument {
  const boot = runningBoot(doc);
  if (!boot) return doc;
  const zero = Instant(date + HALF_A_SECOND - mono);
  const sampled = { ...doc, sample: { boot: boot.n, zero } };
  const agree = doc.sample?.boot === boot.n && Math.abs(doc.sample.zero - zero) <= AGREEMENT;
  if (!agree) return sampled;
  // Whole seconds shake by as much as this: a proof that says the same leaves the time as it is.
  if (boot.zero !== null && Math.abs(boot.zero - zero) <= AGREEMENT) return sampled;
  return withRunning({ ...sampled, offset: Milliseconds(zero + mono - wall) }, { zero });
}

/** A verified document was signed at `t`: it is not earlier. A boot that says otherwise, unproven, is not to be believed. */
export function notBefore(doc: ClockDocument, reading: Reading, t: Instant): ClockDocument {
  if (t <= doc.lowerBound) return doc;
  const boot = runningBoot(doc);
  const behind = boot?.zero === null && reading.wall + boot.carried < t - JUMP;
  return withRunning({ ...doc, lowerBound: t }, behind ? { jumped: true } : {});
}

/** Whether this boot's time is proven. */
export const isProven = (doc: ClockDocument): boolean => runningBoot(doc)?.zero != null;

/** Whether a proof gave the running boot a place in time, or another one by more than a jump: what it heard may match now. */
export function movedInTime(before: ClockDocument, after: ClockDocument): boolean {
  const n = runningBoot(after)?.n;
  const [was, is] = [before, after].map((doc) =>
    n === undefined ? undefined : placed(doc, n, Milliseconds(0)),
  );
  return is !== undefined && (was === undefined || Math.abs(is - was) > JUMP);
}

/** How far the wall clock is ahead of the proven time; behind is negative; 0 while nothing is proven. */
export function wrongBy(doc: ClockDocument, { wall, mono }: Reading): Duration {
  const zero = runningBoot(doc)?.zero ?? null;
  return Milliseconds(zero === null ? 0 : wall - (zero + mono));
}

/** Forgets boots that nothing refers to; the running one stays. */
export function keepBoots(doc: ClockDocument, needed: ReadonlySet<number>): ClockDocument {
  const boots = doc.boots.filter((boot, i) => i === doc.boots.length - 1 || needed.has(boot.n));
  return boots.length === doc.boots.length ? doc : { ...doc, boots };
}
