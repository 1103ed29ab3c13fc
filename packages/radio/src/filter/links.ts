/** The links of one radio through the air: how each lives and dies, and what the host hears of it. */
import { encodeCommand } from "../hci/command.ts";
import { disconnect } from "../hci/connection-commands.ts";
import type { EventOf } from "../hci/event.ts";
import { OK, REMOTE_USER_TERMINATED } from "../hci/status.ts";
import { FilteredLink, type LinkAir } from "./filtered-link.ts";
import type { Gate } from "./gate.ts";

/** Reasons of an end (Core Specification 5.4, Vol 1, Part F, §1.3) that only a filter looks at. */
const SUPERVISION_TIMEOUT = 0x08;
const LOCAL_HOST_TERMINATED = 0x16;
/** ms of the units of connection intervals and supervision time-outs (Vol 4, Part E, §7.7.65.1). */
const INTERVAL = 1.25;
const STEP = 10;

/** What links need of their radio. */
export interface LinksAir extends Pick<LinkAir, "timing" | "deliver"> {
  readonly gate: Gate;
  /** The way from the radio that has an address now. */
  readonly wayFrom: (peer: Uint8Array) => LinkAir["path"];
  /** Tells the host that a link has ended. */
  readonly ended: (values: {
    readonly status: number;
    readonly handle: number;
    readonly reason: number;
  }) => void;
}

export class FilteredLinks {
  readonly #air: LinksAir;
  readonly #links = new Map<number, FilteredLink>();
  /** Links that died here and that the controller is to end: the host was told already. */
  readonly #dead = new Set<number>();

  constructor(air: LinksAir) {
    this.#air = air;
  }

  /** The controller has a link. */
  connected(link: EventOf<"connected"> | EventOf<"connectedEnhanced">): void {
    const { timing, deliver, wayFrom } = this.#air;
    const { handle, peerAddress, interval, supervisionTimeout } = link;
    this.#links.get(handle)?.stop();
    this.#dead.delete(handle);
    const air: LinkAir = {
      timing,
      deliver,
      path: wayFrom(peerAddress),
      interval: Math.max(1, interval) * INTERVAL,
      timeout: Math.max(1, supervisionTimeout) * STEP,
      died: (ended) => this.#died(handle, ended),
    };
    this.#links.set(handle, new FilteredLink(air));
  }

  /** The controller says that a link has ended; whether the host hears it now. */
  disconnected({ handle, reason }: EventOf<"disconnected">): boolean {
    if (this.#dead.delete(handle)) return false;
    const link = this.#links.get(handle);
    if (!link) return true;
    if (reason === LOCAL_HOST_TERMINATED) link.stop();
    else if (!link.goodbye()) return false;
    this.#links.delete(handle);
    return true;
  }

  /** A packet of a peer. */
  data(handle: number, packet: Uint8Array): void {
    const link = this.#links.get(handle);
    if (link) link.data(packet);
    else if (!this.#dead.has(handle)) this.#air.deliver(packet);
  }

  /** The level of a link in dBm; undefined when it is not ours to say. */
  level(handle: number): number | undefined {
    return this.#links.get(handle)?.level();
  }

  /** All are over, and nobody is told. */
  stop(): void {
    for (const link of this.#links.values()) link.stop();
    this.#links.clear();
    this.#dead.clear();
  }

  #died(handle: number, ended: boolean): void {
    this.#links.delete(handle);
    this.#air.ended({ status: OK, handle, reason: SUPERVISION_TIMEOUT });
    if (ended) return;
    this.#dead.add(handle);
    const body = encodeCommand(disconnect, { handle, reason: REMOTE_USER_TERMINATED });
    this.#air.gate.own(body, (status) => {
      if (status !== OK) this.#dead.delete(handle);
    });
  }
}
