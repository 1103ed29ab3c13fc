/** The radio of one simulated phone: its adverts go into the town's air, and what it hears comes from there. */
import type { DrivenRadio, Frame, HeardAdvert, RadioState } from "@bluezone/device/ports";
import type { Calibration } from "@bluezone/protocol/air/calibration";
import { type Duration, Instant, plus } from "@bluezone/protocol/time";
import type { Air, Reading } from "@bluezone/radio/air/air";
import { calibrationOf, type PhoneOffsets } from "@bluezone/radio/air/phone-offsets";
import type { WorldClock } from "../world/clock.ts";
import type { PhoneClock } from "./phone-clock.ts";

export type PhoneRadioOptions = {
  readonly id: string;
  readonly air: Air;
  readonly world: WorldClock;
  readonly clock: PhoneClock;
  readonly offsets: PhoneOffsets;
  readonly model: string;
  readonly random: (n: number) => Uint8Array;
  /** Told of every advert that comes in, before the phone reads it: the town watches the air, not the phone. */
  readonly onReading?: (reading: Reading) => void;
};

export class PhoneRadio implements DrivenRadio {
  readonly txPower: number;
  readonly calibration: Calibration;
  readonly model: string;
  readonly #options: PhoneRadioOptions;
  #state: RadioState = "on";
  #frame: Frame | null = null;
  #scan: { readonly from: Instant; readonly to: Instant } | null = null;

  constructor(options: PhoneRadioOptions) {
    this.#options = options;
    const { txPower, rssiCorrection } = calibrationOf(options.offsets);
    this.txPower = Math.round(txPower);
    // The town knows its phones: each model was measured.
    this.calibration = { txPower: this.txPower, rssiCorrection, confidence: 3 };
    this.model = options.model;
  }

  state(): RadioState {
    return this.#state;
  }

  /** Switches Bluetooth off or on, refuses its permission, or stops it as a phone maker's battery saving does. */
  setState(state: RadioState): void {
    this.#state = state;
    if (state !== "on") this.#scan = null;
    this.#emit();
  }

  /** Falls silent when the frame's time is over, whether the phone's engine runs or not. */
  expire(): void {
    if (this.#frame && this.#options.clock.monotonic() >= this.#frame.until) this.broadcast(null);
  }

  broadcast(frame: Frame | null): void {
    this.#frame = frame;
    this.#emit();
  }

  #emit(): void {
    const { air, id, random } = this.#options;
    const on = this.#state === "on" && this.#frame !== null;
    // A new address at each change, in the form of a resolvable private one (01 in its two highest bits).
    const address = random(6);
    address[0] = ((address[0] ?? 0) & 0x3f) | 0x40;
    const frame = on ? this.#frame : null;
    air.antenna(id).emission = frame
      ? { advert: frame.advert, scanResponse: frame.scanResponse, address }
      : null;
  }

  scan(window: Duration): void {
    if (this.#state !== "on") return;
    const from = this.#options.world.now();
    this.#scan = { from, to: plus(from, window) };
  }

  collect(): readonly HeardAdvert[] {
    const scan = this.#scan;
    if (scan === null) return [];
    const now = this.#options.world.now();
    const to = Instant(Math.min(now, scan.to));
    this.#scan = to < scan.to ? { from: to, to: scan.to } : null;
    if (to <= scan.from) return [];
    return this.#options.air.scan(this.#options.id, scan.from, to).map((reading) => {
      this.#options.onReading?.(reading);
      const { rssi, address, advert, scanResponse } = reading;
      return { at: this.#options.clock.monotonicAt(reading.at), rssi, address, advert, scanResponse };
    });
  }
}
