/** Radios without air: one that remembers what it was told and hears what it is given, one that is silent, one that is refused. */
import type { Duration } from "@bluezone/protocol/time";
import type { Clock, DrivenRadio, Frame, HeardAdvert, RadioState } from "../ports.ts";

/** A radio for tests. */
export interface MemoryRadio extends DrivenRadio {
  /** Everything that was broadcast, in order; null is silence. `at` is monotonic. */
  readonly broadcasts: readonly { readonly at: Duration; readonly frame: Frame | null }[];
  /** Monotonic starts of scans. */
  readonly scans: readonly Duration[];
  /** What is on the air now: nothing any more once the frame's time is over. */
  onAir(): Frame | null;
  /** Lets it hear an advert, as the next `collect` gives it; from the address of zeros where none is given. */
  hear(heard: Omit<HeardAdvert, "at" | "address"> & { readonly address?: Uint8Array }): void;
  setState(state: RadioState): void;
}

export function memoryRadio(clock: Clock): MemoryRadio {
  const broadcasts: { at: Duration; frame: Frame | null }[] = [];
  const scans: Duration[] = [];
  let inbox: HeardAdvert[] = [];
  let state: RadioState = "on";
  return {
    txPower: -12,
    model: "double",
    calibration: { rssiCorrection: 0, txPower: -12, confidence: 3 },
    broadcasts,
    scans,
    state: () => state,
    broadcast: (frame) => void broadcasts.push({ at: clock.monotonic(), frame }),
    scan: () => void scans.push(clock.monotonic()),
    collect() {
      const heard = inbox;
      inbox = [];
      return heard;
    },
    onAir() {
      const frame = broadcasts.at(-1)?.frame ?? null;
      return state === "on" && frame !== null && clock.monotonic() < frame.until ? frame : null;
    },
    hear: (heard) => void inbox.push({ address: new Uint8Array(6), ...heard, at: clock.monotonic() }),
    setState(now) {
      state = now;
    },
  };
}

/** On, and alone in the world. */
export const silentRadio = (): DrivenRadio => ({
  txPower: 0,
  model: "silent",
  state: () => "on",
  broadcast: () => undefined,
  scan: () => undefined,
  collect: () => [],
});

/** Refused by the system. */
export const failingRadio = (state: Exclude<RadioState, "on"> = "refused"): DrivenRadio => ({
  ...silentRadio(),
  state: () => state,
});
