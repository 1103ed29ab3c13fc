/** A phone for tests: a live radio on a line, with any engine, and what it told and kept. */
import { toHex } from "@bluezone/protocol/bytes";
import { Instant, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { Metres } from "../air/distance.ts";
import type { Placement } from "../air/path.ts";
import { MEAN_PHONE } from "../air/phone-offsets.ts";
import type { ScanPlan } from "../engine/duty-cycle.ts";
import type { EngineSettings } from "../engine/radio-engine.ts";
import type { RadioEvent } from "../host/event.ts";
import type { AdapterNeeds } from "../host/needs.ts";
import type { OpenTransport } from "../host/ports.ts";
import { systemTiming } from "../host/system.ts";
import { type HeardScan, memoryOfProcess } from "../live/live-memory.ts";
import { type Engine, LiveRadio } from "../live/live-radio.ts";
import { now } from "./numbered.ts";

/** Gives the engine of a phone; undefined: our own. */
export type EngineMaker = (settings: EngineSettings) => Engine | undefined;

/** Settings of phones in tests. */
export const SETTINGS: EngineSettings = {
  companyId: 0xffff,
  seekHidden: false,
  overflowBit: null,
  plan: null,
};

/** Scans as often as a phone may, and short. */
export const PLAN: ScanPlan = {
  window: Milliseconds(1_500),
  steadyEvery: Seconds(7),
  nearEvery: Seconds(7),
  nearFor: Seconds(0),
  lowEvery: Seconds(7),
  lowBelow: 0,
};

/** Where a radio stands in a simulated air, in metres along a line. */
export const standing = (metres: number): Placement => ({
  position: { x: Metres(metres), y: Metres(0) },
  carriage: "hand",
  offsets: MEAN_PHONE,
  place: "open-air",
});

/** A phone with what it told. */
export interface Phone {
  readonly radio: LiveRadio;
  readonly told: RadioEvent[];
  /** What it wrote down of what it heard, in order. */
  readonly scans: () => readonly HeardScan[];
  /** The payloads that it kept, each once, in order. */
  readonly names: () => string[];
  /** The address that it is on the air under, most significant byte first. */
  readonly address: () => string;
}

/**
 * A phone on a line; it is silent and deaf until it gets identities and a plan. `engine`: undefined for our own; `needs`: what of its
 * adapter is not as usual.
 */
export function phoneOn(
  open: OpenTransport,
  engine: Engine | undefined,
  needs: Pick<Partial<AdapterNeeds>, "drive" | "limits">,
): Phone {
  const told: RadioEvent[] = [];
  const packets: Uint8Array[] = [];
  const radio = new LiveRadio({
    open,
    memory: memoryOfProcess(),
    clock: { after: systemTiming.after, now, wall: () => Instant(Date.now()), bootId: () => "boot" },
    ...SETTINGS,
    txPower: -12,
    model: "emulated",
    tell: (event) => told.push(event),
    ...(engine && { engine }),
    adapter: { ...needs, tap: (received, packet) => void (received || packets.push(packet)) },
  });
  const scans = () => radio.alone.collect(null).scans;
  const names = () => [...new Set(scans().flatMap(({ payload }) => (payload ? [toHex(payload)] : [])))];
  const address = () => {
    const set = packets.findLast((one) => (one[1] === 0x05 || one[1] === 0x35) && one[2] === 0x20);
    return toHex(set!.slice(-6).toReversed()).replace(/..(?!$)/g, "$&:");
  };
  return { radio, told, scans, names, address };
}
