/** A phone that is kept running: run whenever it is due, and after each tap; whoever holds it is told that it may have changed. */
import { type Duration, type Instant, plus, Seconds } from "@bluezone/protocol/time";
import { type Mendable, type PhoneHandle, tapsBy } from "./handle.ts";
import type { Phone } from "./phone.ts";
import type { PhoneState } from "./state.ts";
import type { Timer } from "./timer.ts";

/** What keeping a phone asks of the world. */
export interface Keeping {
  readonly timer: Timer;
  /** Asks the phone's system to put something right; resolves when it was asked, whatever came of it. */
  mend(what: Mendable): Promise<void>;
}

/** A run that waits for the network for longer than this is joined by another, which does the radio's work. */
export const PATIENCE: Duration = Seconds(5);
/** A run that failed is tried again after this long. */
export const AFTER_FAILURE: Duration = Seconds(30);

/** What is due within this long of a run's end is done in the same wake. */
const SOON: Duration = Seconds(1);
/** A wake has this many runs at most; what is left then waits for the timer. */
const RUNS = 50;

/** A phone that is kept running. */
export interface KeptPhone extends PhoneHandle {
  /**
   * Does what is due, for a system that lets the app run behind for a moment and then puts it to sleep, where no timer comes. Resolves when
   * nothing more is due at once, also when a run has failed.
   */
  wake(): Promise<void>;
}

/** Runs the phone from now on, until the handle is closed. A run that rejects is no end: it is tried again. */
export function keepPhone(phone: Phone, { timer, mend }: Keeping): KeptPhone {
  const listeners = new Set<() => void>();
  const nothing = (): void => undefined;
  let closed = false;
  let callOff = nothing;

  /** Made once until something changes: a screen asks for it again and again, and draws anew when it is another. */
  let shown: PhoneState | undefined;

  const changed = (): void => {
    shown = undefined;
    for (const listener of [...listeners]) listener();
  };
  /** Only one wait at a time: the last one that was asked for knows most. */
  const wait = (begin: () => () => void): void => {
    callOff();
    callOff = closed ? nothing : begin();
  };
  /** @returns when the next one is due; null after a failure, and when closed. */
  const run = async (): Promise<Instant | null> => {
    if (closed) return null;
    wait(() => timer.after(PATIENCE, go));
    let due: Instant | null = null;
    try {
      const next = await phone.run();
      wait(() => timer.until(next, go));
      due = next;
    } catch {
      wait(() => timer.after(AFTER_FAILURE, go));
    }
    changed();
    return due;
  };
  const go = (): void => void run();
  /** Does something that may change the phone: it shows what has begun at once, and runs when it is done. */
  const doing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const begun = work();
      changed();
      return await begun;
    } finally {
      changed();
      go();
    }
  };

  go();
  return {
    state() {
      shown ??= phone.state();
      return shown;
    },
    subscribe(listener) {
      // The same function twice is two listeners.
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tap: tapsBy((name, args) =>
      doing(() => (phone[name] as (...given: readonly unknown[]) => Promise<unknown>)(...args)),
    ),
    mend: (what) => doing(() => mend(what)),
    async wake() {
      for (let left = RUNS; left > 0; left -= 1) {
        const due = await run();
        if (due === null || due > plus(timer.now(), SOON)) return;
      }
    },
    close() {
      closed = true;
      callOff();
      listeners.clear();
    },
  };
}
