/**
 * Where phones meet over emulated controllers: phones, radios that do what no phone does, hosts that others wrote. Which engine is in a
 * phone is an argument. Levels are simulated.
 */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { toHex } from "@bluezone/protocol/bytes";
import { type Duration, Instant, Milliseconds } from "@bluezone/protocol/time";
import { Metres } from "../air/distance.ts";
import { MEAN_PHONE } from "../air/phone-offsets.ts";
import type { EngineSettings } from "../engine/radio-engine.ts";
import { filtered } from "../filter/filter.ts";
import { Places } from "../filter/places.ts";
import { encodeAcl, FIRST_SENT } from "../hci/acl.ts";
import { ACL, encodeH4 } from "../hci/h4.ts";
import type { Drive } from "../host/controller.ts";
import type { RadioEvent } from "../host/event.ts";
import { encodeFrame, SECURITY } from "../host/l2cap.ts";
import type { Link } from "../host/link.ts";
import type { OpenTransport, Transport } from "../host/ports.ts";
import { systemTiming } from "../host/system.ts";
import { unixSocket } from "../host/unix-socket.ts";
import { memoryOfProcess } from "../live/live-memory.ts";
import { type Engine, LiveRadio } from "../live/live-radio.ts";
import type { BleHostTold } from "./peers/ble-host.ts";
import { type Peer, startPeer } from "./peers/peer.ts";
import { DRIVE } from "./quirks.ts";
import { type TestRadio, testRadio } from "./radio.ts";

/** Gives the engine of a phone; undefined: our own. */
export type MakeEngine = (settings: EngineSettings) => Engine | undefined;
const SETTINGS: EngineSettings = { companyId: 0xffff, seekHidden: false, overflowBit: null, plan: null };
/** Whole milliseconds, as a phone's clock has. */
export const now = (): Duration => Milliseconds(Math.floor(systemTiming.now()));

/** Waits until it holds, `patience` ms at most. */
export async function until(what: string, holds: () => boolean, patience = 25_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    assert.ok(performance.now() < end, `in ${patience} ms it did not come to be that ${what}`);
    await wait(20);
  }
}

/** A phone with what it told. */
export interface Phone {
  readonly radio: LiveRadio;
  readonly told: RadioEvent[];
  /** The payloads that it kept, each once, in order. */
  readonly names: () => string[];
  /** The address that it is on the air under, most significant byte first. */
  readonly address: () => string;
}
/** A radio that does what no phone does. */
export interface Hostile extends TestRadio {
  /** Says something on the security channel of a link. */
  pairs(link: Link, what: Uint8Array): void;
  /** What it was told there, each as bytes. */
  readonly answers: () => number[][];
}

/** Where phones meet. `socket`: of an emulator; `engine`: what is in the phones that are tried. */
export class Meeting {
  readonly #socket: string;
  readonly #engine: MakeEngine;
  readonly #places = new Places(3);
  readonly #ends: (() => Promise<void>)[] = [];
  #count = 0;

  constructor(socket: string, engine: MakeEngine) {
    this.#socket = socket;
    this.#engine = engine;
  }

  async end(): Promise<void> {
    for (const one of this.#ends.splice(0).reverse()) await one();
  }

  #open(): OpenTransport {
    const id = `radio ${this.#count++}`;
    this.#places.put(id, {
      position: { x: Metres(this.#count * 0.5), y: Metres(0) },
      carriage: "hand",
      offsets: MEAN_PHONE,
      place: "open-air",
    });
    return filtered(unixSocket(this.#socket), { id, places: this.#places, timing: systemTiming });
  }

  /** A phone with the engine that is tried, or with our own; for hosts of others it drives its controller as they do. */
  async phone(whose: "tried" | "our own" = "tried", drive: Drive = DRIVE): Promise<Phone> {
    const engine = whose === "tried" ? this.#engine(SETTINGS) : undefined;
    const told: RadioEvent[] = [];
    const packets: Uint8Array[] = [];
    const radio = new LiveRadio({
      // The filter knows radios of ours only.
      open: drive === DRIVE ? this.#open() : unixSocket(this.#socket),
      memory: memoryOfProcess(),
      clock: { after: systemTiming.after, now, wall: () => Instant(Date.now()), bootId: () => "boot" },
      ...SETTINGS,
      txPower: -12,
      model: "emulated",
      tell: (event) => told.push(event),
      ...(engine && { engine }),
      adapter: { drive, tap: (received, packet) => void (received || packets.push(packet)) },
    });
    this.#ends.push(() => radio.close());
    await until("it is up", () => radio.state() === "on");
    const names = () => [
      ...new Set(radio.alone.collect(null).scans.flatMap(({ payload }) => (payload ? [toHex(payload)] : []))),
    ];
    const address = () => {
      const set = packets.findLast((one) => (one[1] === 0x05 || one[1] === 0x35) && one[2] === 0x20);
      return toHex(set!.slice(-6).toReversed()).replace(/..(?!$)/g, "$&:");
    };
    return { radio, told, names, address };
  }

  /** A host that others wrote, on a controller of its own; it writes this payload. */
  other(payload: string): Peer<BleHostTold> {
    const made = startPeer<BleHostTold>(
      new URL("./peers/ble-host.ts", import.meta.url),
      this.#socket,
      payload,
    );
    this.#ends.push(() => made.close());
    return made;
  }

  async hostile(accepted: (link: Link) => void = () => {}): Promise<Hostile> {
    let line: Transport | undefined;
    const inner = this.#open();
    const open: OpenTransport = async (listener) => {
      line = await inner(listener);
      return line;
    };
    const made = testRadio(open, { drive: DRIVE, accepted });
    this.#ends.push(() => made.adapter.close());
    await until("it is up", () => made.adapter.isUp);
    const heading = [SECURITY & 0xff, SECURITY >> 8];
    return {
      ...made,
      pairs({ handle }, payload) {
        const data = encodeFrame({ channel: SECURITY, payload });
        line!.send(encodeH4({ kind: ACL, body: encodeAcl({ handle, boundary: FIRST_SENT, data }) }));
      },
      answers: () =>
        made.passed
          .filter(({ received, packet }) => received && packet[0] === ACL)
          .map(({ packet }) => [...packet.subarray(7)])
          .filter(([low, high]) => low === heading[0] && high === heading[1])
          .map((one) => one.slice(2)),
    };
  }
}
