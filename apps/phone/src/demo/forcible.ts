/**
 * A phone that can be made to show any state. While it does, nothing that is tapped reaches the phone behind it, except
 * what only reads; whoever wraps it says where the states come from.
 */
import { type PhoneHandle, type TapName, tapsBy } from "@bluezone/device/handle";
import type { PhoneState } from "@bluezone/device/state";

/** A phone in the hand of a screen that can be made to show a state by its name. */
export interface Forcible extends PhoneHandle {
  /** Every name, in order. */
  readonly names: readonly string[];
  /** The name of the state that is shown, null while it is the real phone's. */
  forced(): string | null;
  /** Shows a state, or with null the real phone again. Throws RangeError for a name that is none. */
  force(name: string | null): void;
}

/** Whether a phone is such a one. */
export const isForcible = (handle: PhoneHandle): handle is Forcible => "force" in handle;

/** Taps that change nothing. */
const READS: readonly TapName[] = ["holdings", "exportData", "proofs"];
/** What a tap that is not done resolves with where a screen waits for an answer. */
const ANSWERS: Partial<Readonly<Record<TapName, unknown>>> = {
  start: "started",
  chooseArea: "chosen",
  chooseDistrict: "chosen",
  chooseProvince: "chosen",
  noteStay: "noted",
  loadVenues: "loaded",
  loadSound: { is: "none" },
  selfReport: "sent",
  openQuarantine: "read",
  readQuarantine: "read",
  sendMessage: "0".repeat(16),
  askStation: { is: "unknown", code: "unreachable" },
};

/** What taps come to that read something of the state which is shown, by their name. */
type TapResults = Partial<Readonly<Record<TapName, (state: PhoneState) => unknown>>>;

/** Wraps a phone. @param first shown from the start; a name that is none is passed over */
export function forcible(
  handle: PhoneHandle,
  states: Readonly<Record<string, PhoneState>>,
  first: string | null = null,
  told: TapResults = {},
): Forcible {
  const listeners = new Set<() => void>();
  let name: string | null = null;
  const shown = (): PhoneState | undefined =>
    name !== null && Object.hasOwn(states, name) ? states[name] : undefined;
  if (first !== null && Object.hasOwn(states, first)) name = first;
  const stop = handle.subscribe(() => {
    if (name === null) for (const listener of listeners) listener();
  });
  return {
    names: Object.keys(states),
    forced: () => name,
    force(next) {
      if (next !== null && !Object.hasOwn(states, next)) throw new RangeError(`no sample is called ${next}`);
      name = next;
      for (const listener of listeners) listener();
    },
    state: () => shown() ?? handle.state(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tap: tapsBy((tap, args) =>
      name === null || READS.includes(tap)
        ? (handle.tap[tap] as (...given: readonly unknown[]) => Promise<unknown>)(...args)
        : Promise.resolve(told[tap]?.(shown() ?? handle.state()) ?? ANSWERS[tap] ?? null),
    ),
    mend: (what) => (name === null ? handle.mend(what) : Promise.resolve()),
    close() {
      stop();
      handle.close();
    },
  };
}
