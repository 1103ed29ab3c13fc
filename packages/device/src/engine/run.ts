/** One run of a phone: all that is due now, part by part. A part that throws ends nothing but itself. */
import { between, type Instant, Milliseconds, plus } from "@bluezone/protocol/time";
import type { Life } from "./life.ts";
import { HERE, ONLINE, PARTS, type Part } from "./parts.ts";
import { radioWork } from "./radio-work.ts";
import { ASLEEP, FAILING, restUntil, SOONEST } from "./rests.ts";

/** When a part is due; one that failed rests. */
function dueOf(life: Life, part: Part, now: Instant): Instant | "each run" | null {
  const rest = restUntil(life.since.rests.get(part.is), now);
  if (rest !== null) return rest;
  try {
    return part.due(life, now);
  } catch {
    fails(life, part, now);
    return plus(now, FAILING);
  }
}

function fails(life: Life, { is }: Part, now: Instant): void {
  life.context.faults.begin(is);
  life.since.rests.set(is, plus(now, FAILING));
}

/** Does what is due of some parts: at the beginning, or by what one before has done. */
async function steps(life: Life, parts: readonly Part[]): Promise<void> {
  const { context } = life;
  const isDue = (part: Part): boolean => {
    const now = context.now();
    const due = dueOf(life, part, now);
    return due === "each run" || (due !== null && due <= now);
  };
  const due = new Set(parts.filter(isDue));
  for (const part of parts) {
    // Everything may be deleted while a call is on its way: then the rest is nobody's.
    if (life.context !== context) return;
    if (!due.has(part) && !isDue(part)) continue;
    const began = context.now();
    await context.faults.attempt(part.is, () => part.step(life, context));
    if (context.faults.has(part.is)) fails(life, part, began);
  }
}

/** What needs no network. @returns the monotonic time at which the radio has more to do. */
async function workHere(life: Life): Promise<number> {
  const rest = await radioWork(life);
  const radioAt = life.ports.clock.monotonic() + rest;
  if (life.started) await steps(life, HERE);
  await life.store();
  return radioAt;
}

/** A phone without consent is silent. Nothing of its own accord is stored; only a tap that the store has failed is tried again. */
async function sleep(life: Life): Promise<void> {
  const { faults, memory } = life.context;
  await faults.attempt("hushing", () => life.air.withoutConsent());
  if (memory.failing) await life.store();
}

/** Does all that is due and resolves with when to be run again, on the wall clock. Rejects only when the clock itself fails. */
export async function run(life: Life): Promise<Instant> {
  const { clock } = life.ports;
  const asleep = () => plus(clock.wall(), ASLEEP);
  if (!life.started) {
    await life.here(() => sleep(life));
    return asleep();
  }
  const radioAt = await life.here(() => workHere(life));
  if (!life.started) return asleep();
  const busy = life.calling;
  if (!busy) await life.online(() => steps(life, ONLINE));
  await life.store();
  const { memory, now } = life.context;
  const at = now();
  const dues = busy ? [] : PARTS.map((part) => dueOf(life, part, at));
  const rests = dues.flatMap((due) => (due === null || due === "each run" ? [] : between(at, due)));
  const soonest = memory.failing ? FAILING : SOONEST;
  return plus(clock.wall(), Milliseconds(Math.max(soonest, Math.min(radioAt - clock.monotonic(), ...rests))));
}
