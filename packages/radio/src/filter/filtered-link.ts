/** One link through the air: it lives as long as packets arrive, and dies of its supervision time-out. */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { Dbm } from "../air/level.ts";
import { isKept, levelOf, type Path } from "../air/path.ts";
import type { Timing } from "../host/ports.ts";

/** How often a link is looked at. */
export const LOOK: Duration = Milliseconds(250);

/** What a link needs of its radio. */
export interface LinkAir {
  readonly timing: Timing;
  /** The way from the peer now: null when nothing comes through, undefined when the peer has no place. */
  readonly path: () => Path | null | undefined;
  /** ms between connection events. */
  readonly interval: number;
  /** ms without a packet after which the link is dead. */
  readonly timeout: number;
  /** Gives the host a packet. */
  readonly deliver: (packet: Uint8Array) => void;
  /** The link died; `ended` says whether the controller has ended it already. */
  readonly died: (ended: boolean) => void;
}

export class FilteredLink {
  readonly #air: LinkAir;
  readonly #events: number;
  #waiting: Uint8Array[] = [];
  #kept = true;
  #ended = false;
  #last: number;
  #looks = 0;
  #level: Dbm | undefined;
  #callOff = () => {};

  constructor(air: LinkAir) {
    this.#air = air;
    this.#events = Math.max(1, Math.floor(LOOK / air.interval));
    this.#last = air.timing.now();
    this.#wait();
  }

  /** What the link's level is by this end, in dBm; undefined when it is not ours to say. While nothing arrives, the last. */
  level(): Dbm | undefined {
    const path = this.#air.path();
    if (path) this.#level = Dbm(levelOf(path, this.#looks));
    return this.#level;
  }

  /** A packet of the peer: it waits while nothing comes through, since it is sent again until it does. */
  data(packet: Uint8Array): void {
    if (this.#kept) this.#air.deliver(packet);
    else this.#waiting.push(packet);
  }

  /** The peer hung up; true when that arrives. Otherwise the link dies of its time-out. */
  goodbye(): boolean {
    if (this.#kept) this.stop();
    else this.#ended = true;
    return this.#kept;
  }

  /** The link is over. */
  stop(): void {
    this.#callOff();
    this.#waiting = [];
  }

  #wait(): void {
    this.#callOff = this.#air.timing.after(LOOK, () => this.#look());
  }

  #look(): void {
    const { path, timing, timeout, deliver, died } = this.#air;
    const way = path();
    this.#looks += 1;
    // Who hung up sends nothing any more, wherever it is.
    this.#kept =
      !this.#ended && (way === undefined || (way !== null && isKept(way, this.#events, this.#looks)));
    if (this.#kept) {
      this.#last = timing.now();
      for (const packet of this.#waiting.splice(0)) deliver(packet);
    } else if (timing.now() - this.#last >= timeout) {
      this.stop();
      died(this.#ended);
      return;
    }
    this.#wait();
  }
}
