/**
 * Where phones meet over emulated controllers: phones, radios that do what no phone does, hosts that others wrote. Which engine is in a
 * phone is an argument. Levels are simulated.
 */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { filtered } from "../filter/filter.ts";
import { Places } from "../filter/places.ts";
import { encodeAcl, FIRST_SENT } from "../hci/acl.ts";
import { ACL, encodeH4 } from "../hci/h4.ts";
import type { Drive } from "../host/controller.ts";
import { encodeFrame, SECURITY } from "../host/l2cap.ts";
import type { Link } from "../host/link.ts";
import type { OpenTransport, Transport } from "../host/ports.ts";
import { systemTiming } from "../host/system.ts";
import { unixSocket } from "../host/unix-socket.ts";
import type { BleHostTold } from "./peers/ble-host.ts";
import { type Peer, startPeer } from "./peers/peer.ts";
import { type EngineMaker, type Phone, phoneOn, SETTINGS, standing } from "./phone.ts";
import { DRIVE } from "./quirks.ts";
import { type TestRadio, testRadio } from "./radio.ts";

/** Waits until it holds, `patience` ms at most. */
export async function until(what: string, holds: () => boolean, patience = 25_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    assert.ok(performance.now() < end, `in ${patience} ms it did not come to be that ${what}`);
    await wait(20);
  }
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
  readonly #engine: EngineMaker;
  readonly #places = new Places(3);
  readonly #ends: (() => Promise<void>)[] = [];
  #count = 0;

  constructor(socket: string, engine: EngineMaker) {
    this.#socket = socket;
    this.#engine = engine;
  }

  async end(): Promise<void> {
    for (const one of this.#ends.splice(0).reverse()) await one();
  }

  #open(): OpenTransport {
    const id = `radio ${this.#count++}`;
    this.#places.put(id, standing(this.#count * 0.5));
    return filtered(unixSocket(this.#socket), { id, places: this.#places, timing: systemTiming });
  }

  /** A phone with the engine that is tried, or with our own; for hosts of others it drives its controller as they do. */
  async phone(whose: "tried" | "our own" = "tried", drive: Drive = DRIVE): Promise<Phone> {
    const engine = whose === "tried" ? this.#engine(SETTINGS) : undefined;
    // The filter knows radios of ours only.
    const phone = phoneOn(drive === DRIVE ? this.#open() : unixSocket(this.#socket), engine, { drive });
    this.#ends.push(() => phone.radio.close());
    await until("it is up", () => phone.radio.state() === "on");
    return phone;
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
