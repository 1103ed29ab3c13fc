/**
 * Checking a password costs a core 20 ms. So strangers wait for it in one line, as many as are done in seconds: whoever
 * comes waits for those who came before and no longer. When it is full, the last of the name of which most wait is sent away,
 * so that whoever floods one name fills no other's line. A browser from which the person has signed in before, and whoever
 * holds an invitation, have lines beside it. This bounds work; it decides about nobody.
 */
import { Fault } from "@bluezone/contract/fault";
import { createTurns } from "@bluezone/server-kit/limits/turns";

/** Whose line it is: a name that a strange browser typed, or something that only its owner has. */
export type Line = { readonly stranger: string } | { readonly own: string };

/** Runs a check in its line. Throws Fault `busy` when the line is too long. */
export type Lines = <T>(line: Line, check: () => Promise<T>) => Promise<T>;

/**
 * How many strangers are checked at once, and how many wait at the most: six seconds' work of two cores. Node sums on four
 * threads; two of them stay free for who is no stranger.
 */
const AT_ONCE = 2;
const STRANGERS = 500;
/** How many wait at the most in a line of somebody's own. */
const OF_ONE = 10;

type PendingTurn = { readonly name: string; go(): void; refuse(): void };

export function createLines(most = { atOnce: AT_ONCE, strangers: STRANGERS }): Lines {
  const turns = createTurns(OF_ONE);
  const waiting: PendingTurn[] = [];
  let running = 0;

  function next(): void {
    if (running >= most.atOnce) return;
    const first = waiting.shift();
    if (!first) return;
    running += 1;
    first.go();
  }

  /** Makes a place by sending away the last of the name of which most wait; false when that is the one that comes now. */
  function shorten(own: string): boolean {
    const counts = new Map<string, number>([[own, 1]]);
    for (const { name } of waiting) counts.set(name, (counts.get(name) ?? 0) + 1);
    const longest = Math.max(...counts.values());
    const last = waiting.findLastIndex(({ name }) => counts.get(name) === longest);
    if (counts.get(own) === longest || last < 0) return false;
    waiting.splice(last, 1)[0]?.refuse();
    return true;
  }

  function join(name: string): Promise<void> {
    if (waiting.length >= most.strangers && !shorten(name)) return Promise.reject(busy());
    return new Promise((go, reject) => {
      waiting.push({ name, go, refuse: () => reject(busy()) });
      next();
    });
  }

  return async (line, check) => {
    if ("own" in line) {
      const turn = turns(line.own, check);
      if (!turn) throw busy();
      return turn;
    }
    await join(line.stranger);
    try {
      return await check();
    } finally {
      running -= 1;
      next();
    }
  };
}

const busy = (): Fault => new Fault("busy", "Many sign in at this moment; try again in a few seconds.", 5);
