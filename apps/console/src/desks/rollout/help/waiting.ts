/** Tallies that wait for a network, kept on this machine until the server has them: counts alone, so a shared machine tells nothing. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import type { tallyHelp } from "@bluezone/contract/rollout/help";

/** A tally as it is sent. */
export type PendingTally = RequestInput<typeof tallyHelp>["tallies"][number];
/** Where a browser keeps text. */
type Store = Pick<Storage, "getItem" | "setItem">;
/** Most that one call takes. */
export const MOST_AT_ONCE = 200;

const keyOf = (person: string): string => `bluezone-tallies-${person}`;

/** Those that wait; none when what lies there cannot be read. */
export function waitingOf(store: Store, person: string): readonly PendingTally[] {
  try {
    const read: unknown = JSON.parse(store.getItem(keyOf(person)) ?? "[]");
    return Array.isArray(read) ? (read as PendingTally[]) : [];
  } catch {
    return [];
  }
}

/** Keeps those that wait; a machine without room for it says no. */
export function keepWaiting(store: Store, person: string, waiting: readonly PendingTally[]): boolean {
  try {
    store.setItem(keyOf(person), JSON.stringify(waiting));
    return true;
  } catch {
    return false;
  }
}

/** What is left of those that wait once the server has answered for some. */
export const without = (
  waiting: readonly PendingTally[],
  answered: readonly { readonly id: string }[],
): readonly PendingTally[] => {
  const ids = new Set(answered.map(({ id }) => id));
  return waiting.filter(({ id }) => !ids.has(id));
};
