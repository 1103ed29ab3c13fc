/** One connection: frames of its channels, its level, and how it ends. */
import type { AclFragment } from "../hci/acl.ts";
import { readRssi } from "../hci/connection-commands.ts";
import { Malformed } from "../hci/layout.ts";
import { NO_RSSI } from "../hci/le-events.ts";
import { RadioFault } from "../hci/status.ts";
import type { CommandQueue } from "./command-queue.ts";
import type { RadioListener } from "./event.ts";
import { ATT, encodeFrame, Reassembler, SECURITY, SIGNALLING } from "./l2cap.ts";
import { answerPairing, answerSignal } from "./signalling.ts";

/** What a link needs of its radio. */
export interface LinkGround {
  readonly queue: CommandQueue;
  readonly tell: RadioListener;
  /** Sends a frame; false when too much waits. */
  readonly send: (handle: number, frame: Uint8Array) => boolean;
  /** Hangs up; the link has ended when `ended` was called. */
  readonly hangUp: (link: Link, why?: "time" | "flood") => void;
}

export class Link {
  readonly handle: number;
  readonly role: "central" | "peripheral";
  /** The peer's radio address, 6 bytes. */
  readonly peer: Uint8Array;
  readonly #ground: LinkGround;
  readonly #reassembler = new Reassembler();
  readonly #enders: ((reason: number) => void)[] = [];
  #attribute: (pdu: Uint8Array) => void = () => {};
  #alive = true;

  constructor(handle: number, role: "central" | "peripheral", peer: Uint8Array, ground: LinkGround) {
    this.handle = handle;
    this.role = role;
    this.peer = peer;
    this.#ground = ground;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Who reads what the peer says on the attribute channel. */
  onAttribute(take: (pdu: Uint8Array) => void): void {
    this.#attribute = take;
  }
  /** Who is told of the end, once; at once when it has ended. */
  onEnd(then: (reason: number) => void): void {
    if (this.#alive) this.#enders.push(then);
    else then(0);
  }

  /** Sends a PDU on the attribute channel. A link that lets too much pile up is hung up. */
  sendAttribute(pdu: Uint8Array): void {
    this.#send(ATT, pdu);
  }

  /** The level of the link by our own radio, in dBm; undefined when it does not know. Rejects with RadioFault. */
  async rssi(): Promise<number | undefined> {
    if (!this.#alive) throw new RadioFault("link_lost", "the link has ended");
    const { rssi } = await this.#ground.queue.run(readRssi, { handle: this.handle });
    return rssi === NO_RSSI ? undefined : rssi;
  }

  /** Hangs up. */
  hangUp(): void {
    if (this.#alive) this.#ground.hangUp(this);
  }

  /** A fragment came. */
  take(fragment: AclFragment): void {
    try {
      const frame = this.#reassembler.push(fragment);
      if (frame) this.#read(frame.channel, frame.payload);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#ground.tell({ is: "malformed", of: "acl" });
    }
  }

  /** The link is no more. */
  ended(reason: number): void {
    this.#alive = false;
    for (const then of this.#enders.splice(0)) then(reason);
  }

  #read(channel: number, payload: Uint8Array): void {
    if (channel === ATT) {
      this.#attribute(payload);
      return;
    }
    const answer =
      channel === SIGNALLING
        ? answerSignal(payload)
        : channel === SECURITY
          ? answerPairing(payload)
          : undefined;
    if (!answer) return;
    if (channel === SECURITY) this.#ground.tell({ is: "pairing-refused" });
    this.#send(channel, answer);
  }

  #send(channel: number, payload: Uint8Array): void {
    if (!this.#alive) return;
    if (!this.#ground.send(this.handle, encodeFrame({ channel, payload })))
      this.#ground.hangUp(this, "flood");
  }
}
