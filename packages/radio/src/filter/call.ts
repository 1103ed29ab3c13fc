/** A call to somebody who may be out of reach: it waits until an advert of theirs and our request both arrive. */
import { isAnswered, isHeard, levelOf, type Path } from "../air/path.ts";
import type { Timing } from "../host/ports.ts";
import { LOOK } from "./filtered-link.ts";

/** What a call needs of its radio. */
export interface CallAir {
  readonly timing: Timing;
  /** The way from the peer now: null when nothing comes through, undefined when the peer has no place. */
  readonly path: () => Path | null | undefined;
  /** The probability that no other advert hits. */
  readonly clear: () => number;
  /** Both hear each other at last: the call can be made. Not told of a call that comes through at once. */
  readonly made: () => void;
}

/** Whether an attempt comes through. */
function comesThrough({ path, clear }: CallAir, attempt: number): boolean {
  const way = path();
  if (!way) return way === undefined;
  const level = levelOf(way, attempt);
  return isHeard(way, level, clear(), attempt) && isAnswered(way, level, clear(), attempt);
}

/** Attempts a call until it comes through. Returns how to call it off; undefined when it comes through at once. */
export function holdCall(air: CallAir): (() => void) | undefined {
  let attempt = 0;
  let callOff = () => {};
  const wait = () => {
    callOff = air.timing.after(LOOK, () => {
      attempt += 1;
      if (comesThrough(air, attempt)) air.made();
      else wait();
    });
  };
  if (comesThrough(air, attempt)) return undefined;
  wait();
  return () => callOff();
}
