/** Notices to the resident. One that could not be given waits, stored with the rest, and is given when that works again. */
import type { Memory } from "../memory.ts";
import type { NoticeSubject, Notifier } from "../ports.ts";

/** What is to be given. */
export interface Notices {
  /** Gives one, or keeps it. Never throws. */
  give(told: NoticeSubject): void;
  /** How many wait. */
  readonly waiting: number;
  /** Gives what waits. Throws when the first of it still cannot be given. */
  giveWaiting(): void;
}

export function noticesBy(notifier: Notifier, memory: Memory): Notices {
  const waiting = (): readonly NoticeSubject[] => memory.get("phone").untold;
  /** One of a kind is enough: the newest says most. */
  const keep = (told: NoticeSubject): void =>
    memory.change("phone", { untold: [...waiting().filter(({ is }) => is !== told.is), told] });
  const post = (told: NoticeSubject): void => {
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
      return waiting().length;
    },
    giveWaiting() {
      for (const told of waiting()) {
        post(told);
        memory.change("phone", { untold: waiting().filter((other) => other !== told) });
      }
    },
  };
}
