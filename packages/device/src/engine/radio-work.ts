/** The radio's part of a run: listens, notes, scans, turns the identity. What of it fails leaves the rest to be done. */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { look } from "./activity.ts";
import type { Life } from "./life.ts";
import { radioWanted } from "./radio-wanted.ts";
import { FAILING, SOONEST } from "./rests.ts";

/** Takes in all that the radio has heard by now, as far as it says it. */
export async function hearAll(life: Life): Promise<void> {
  do await life.here(() => radioWork(life));
  while (life.since.unheard === "more");
}

/** @returns how long until there is more to do. */
export async function radioWork(life: Life): Promise<Duration> {
  const { air, context, since } = life;
  const { faults, memory, ports } = context;
  const { hushes } = air;
  /** A tap may ask for silence whenever something is waited for: then this run has nothing more to say. */
  const isHushed = (): boolean => air.hushes !== hushes || context !== life.context;
  const began = context.now();
  const heardBefore = memory.get("listen").lastHeardAt;
  // While the store fails nothing is taken in.
  const refused = memory.failing;
  const came = await faults.attempt("hearing", () =>
    air.listen(context, since.waits, began, radioWanted(context, began)),
  );
  since.unheard = came === undefined || refused ? "unknown" : came.more ? "more" : "nothing";
  if (since.unheard === "nothing" && memory.get("check").missed)
    memory.change("check", { missed: false, again: true });

  // The phone may have slept meanwhile.
  const now = context.now();
  const wanted = (): boolean => !isHushed() && radioWanted(context, now);
  const scans = await faults.attempt("scanning", () => air.scan(context, wanted()));

  const heard = memory.get("listen").lastHeardAt !== heardBefore;
  const mono = ports.clock.monotonic();
  const seen = { now, boot: context.boot(), mono, radio: context.radio(), wanted: wanted(), heard };
  memory.change("activity", look(memory.get("activity"), { ...seen, listened: came?.listened }));

  const turned = await faults.attempt("turning", () => air.turn(context, wanted()));
  // What goes on the air is on disk first.
  const stored = await life.store();
  if (stored && turned && !isHushed()) await faults.attempt("speaking", turned.speak);
  return came?.more ? SOONEST : Milliseconds(Math.min(scans ?? FAILING, turned?.rest ?? FAILING));
}
