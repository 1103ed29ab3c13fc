/**
 * How many strangers may connect: a few times a minute each, a number in all, since a peer may change its address as often as
 * it likes. A hostile central can so neither drain nor wedge a radio.
 */
import { toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";

/** The caps. */
export interface Limits {
  /** Connections of one address in a minute. */
  readonly ofPeer: number;
  /** Connections of all in a minute; beyond it we advertise without accepting any. */
  readonly ofAll: number;
  /** How long a stranger may stay. Reading takes a second. */
  readonly stay: Duration;
  /** Links at a time. */
  readonly atOnce: number;
}
export const LIMITS: Limits = { ofPeer: 3, ofAll: 30, stay: Seconds(10), atOnce: 1 };

const MINUTE = Minutes(1);

export class Admission {
  readonly #limits: Limits;
  #taken: { readonly at: Duration; readonly peer: string }[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Why this peer may not come in now; nothing when it may, and then it is counted. */
  refuse(peer: Uint8Array, now: Duration): "peer" | "all" | undefined {
    this.#forget(now);
    if (this.#taken.length >= this.#limits.ofAll) return "all";
    const name = toHex(peer);
    if (this.#taken.filter((one) => one.peer === name).length >= this.#limits.ofPeer) return "peer";
    this.#taken.push({ at: now, peer: name });
    return undefined;
  }

  /** How long until anybody may come in: 0 when somebody may now. */
  closedFor(now: Duration): Duration {
    this.#forget(now);
    const [first] = this.#taken;
    if (!first || this.#taken.length < this.#limits.ofAll) return Milliseconds(0);
    return Milliseconds(first.at + MINUTE - now);
  }

  /** Keeps no address for longer than the minute. */
  #forget(now: Duration): void {
    this.#taken = this.#taken.filter(({ at }) => now - at < MINUTE);
  }
}
