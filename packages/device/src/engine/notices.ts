/** Notices to the resident. One that could not be given waits, in memory, and is given when that works again. */
import type { Notifier, Told } from "../ports.ts";

/** What is to be given. */
export interface Notices {
  /** Gives one, or keeps it. Never throws. */
  give(told: Told): void;
  /** How many wait. */
  readonly waiting: number;
  /** Gives what waits. Throws when the first of it still cannot be given. */
  giveWaiting(): void;
}

export function noticesBy(notifier: Notifier): Notices {
  let waiting: Told[] = [];
  /** One of a kind is enough: the newest says most. */
  const keep = (told: Told): void => {
    waiting = [...waiting.filter(({ is }) => is !== told.is), told];
  };
  const post = (told: Told): void => {
    const given: unknown = notifier.notify(told);
    if (given instanceof Promise) given.catch(() => keep(told));
  };
  return {
    give(told) {
      try {
        post(told);
      } catch {
        keep(told);
      }
    },
    get waiting() {
      return waiting.length;
    },
    giveWaiting() {
      while (waiting[0] !== undefined) {
        const [first, ...rest] = waiting;
        post(first);
        waiting = rest;
      }
    },
  };
}
