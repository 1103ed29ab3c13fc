/** Places in a line that several parties share: a flood by one leaves room for every other. */

/** Takes a place for a party and returns how to give it back; nothing when there is none for it. */
export type Places = (party: string) => (() => void) | undefined;

/**
 * Half of the places are for whoever comes; of the other half each party has an equal part to itself. One alone can take
 * the first half and its own part, and all the others still have theirs.
 */
export function createPlaces(most: number, parties: number): Places {
  const own = Math.floor(most / 2 / Math.max(1, parties));
  const common = most - own * parties;
  /** How many a party has of its own part, and all parties of the common half. */
  const taken = new Map<string, number>();
  let takenInCommon = 0;
  return (party) => {
    const mine = taken.get(party) ?? 0;
    const ofCommon = takenInCommon < common;
    if (!ofCommon && mine >= own) return undefined;
    if (ofCommon) takenInCommon += 1;
    else taken.set(party, mine + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      if (ofCommon) takenInCommon -= 1;
      else taken.set(party, (taken.get(party) ?? 1) - 1);
    };
  };
}
