/** A phone that is kept running: run whenever it is due, and after each tap; whoever holds it is told that it may have changed. */
import { type Duration, Seconds } from "@bluezone/protocol/time";
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

/** Runs the phone from now on, until the handle is closed. A run that rejects is no end: it is tried again. */
export function keepPhone(phone: Phone, { timer, mend }: Keeping): PhoneHandle {
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
  const run = async (): Promise<void> => {
    if (closed) return;
    wait(() => timer.after(PATIENCE, go));
    try {
      const due = await phone.run();
      wait(() => timer.until(due, go));
    } catch {
      wait(() => timer.after(AFTER_FAILURE, go));
    }
    changed();
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
    close() {
      closed = true;
      callOff();
      listeners.clear();
    },
  };
}
