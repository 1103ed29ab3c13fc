/**
 * Checking a password costs a core 20 ms. So strangers wait in line for it, a short one for each sign-in name and all of
 * them together a longer one; a browser from which the person has signed in before has a line of its own, which a flood of
 * strangers never fills. This bounds work; it decides about nobody.
 */
import { Fault } from "@bluezone/contract/fault";
import { createTurns } from "@bluezone/server-kit/turns";

/** Runs a check in its line. Throws Fault `busy` when the line is too long. */
export type Lines = <T>(signInName: string, mark: string | undefined, check: () => Promise<T>) => Promise<T>;

/** How many wait at the most: of one name, of strangers in all, of one known browser. */
const OF_NAME = 10;
const STRANGERS = 60;

export function createLines(): Lines {
  const turns = createTurns(OF_NAME);
  let strangers = 0;
  return async (signInName, mark, check) => {
    const known = mark !== undefined;
    if (!known && strangers >= STRANGERS) throw busy();
    if (!known) strangers += 1;
    try {
      const turn = turns(known ? `known ${mark}` : `name ${signInName}`, check);
      if (!turn) throw busy();
      return await turn;
    } finally {
      if (!known) strangers -= 1;
    }
  };
}

const busy = (): Fault => new Fault("busy", "Many sign in at this moment; try again in a few seconds.", 5);
