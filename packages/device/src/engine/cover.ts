/**
 * Cover traffic: about one 4-hour slot in twelve makes every call of a share, in its order and with its lengths, so that who
 * watches the network cannot tell who shared. A share waits for a person between code and certificate, so cover waits too;
 * certificate and publish follow each other at once in both.
 */
import { mimic } from "@bluezone/contract/client";
import { COVER_ONE_IN, COVER_SLOT_HOURS, SHARE_CALLS } from "@bluezone/contract/cover";
import { Hours, type Instant, Milliseconds, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import { below, lengthBetween } from "./chance.ts";
import type { Context } from "./context.ts";

const SLOT = Hours(COVER_SLOT_HOURS);
/** How long a person takes from the code to the share tap. */
const PERSON = { least: Seconds(8), most: Minutes(2) };

/** Draws this slot's lot once. @returns when cover is due, or when the next slot starts. */
export function drawCover(context: Context, now: Instant): Instant {
  const { memory, ports } = context;
  const slot = Math.floor(now / SLOT);
  const doc = memory.get("cover");
  // A round that has begun is brought to its end, also beyond its slot.
  const begun = doc.call > 0 && doc.at !== null && Math.abs(doc.at - now) < SLOT;
  if (doc.slot !== slot && !begun) {
    const chosen = below(ports.random, COVER_ONE_IN) === 0;
    const rest = Milliseconds((slot + 1) * SLOT - now);
    const at = chosen ? plus(now, lengthBetween(ports.random, Milliseconds(0), rest)) : null;
    memory.change("cover", { slot, at, call: 0 });
  }
  return memory.get("cover").at ?? plus(now, Milliseconds((slot + 1) * SLOT - now));
}

/** Makes the cover calls that are due. */
export async function cover(context: Context, now: Instant): Promise<void> {
  const { memory, ports } = context;
  const { at, call: first } = memory.get("cover");
  if (at === null || now < at) return;
  // Written down before the call: a crash leaves cover calls out rather than doubling them.
  const person = first === 0;
  const pause = plus(now, lengthBetween(ports.random, PERSON.least, PERSON.most));
  memory.change("cover", person ? { at: pause, call: 1 } : { at: null, call: 0 });
  await memory.commit();
  for (const [n, { server, endpoint }] of SHARE_CALLS.entries()) {
    if (person ? n !== 0 : n === 0) continue;
    await mimic(context[server], endpoint);
    context.tell({ is: "covered", call: n });
  }
}
