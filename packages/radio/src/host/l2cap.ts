/**
 * L2CAP's basic frames on the fixed channels of LE (Core Specification 5.4, Vol 3, Part A, §2.1, §3.1): length, channel,
 * payload, over any number of ACL fragments.
 */
import { type AclFragment, CONTINUING } from "../hci/acl.ts";
import { Malformed, Reader, u16 } from "../hci/layout.ts";

/** Channels. */
export const ATT = 0x0004;
export const SIGNALLING = 0x0005;
export const SECURITY = 0x0006;

/** The longest payload that is taken: an attribute is at most 512 bytes, ours are 20. */
const LONGEST = 517;
const HEADER = 4;

/** One frame. */
export interface Frame {
  readonly channel: number;
  readonly payload: Uint8Array;
}

/** A frame as bytes. */
export function encodeFrame({ channel, payload }: Frame): Uint8Array {
  const out: number[] = [];
  u16.write(payload.length, out);
  u16.write(channel, out);
  return Uint8Array.from([...out, ...payload]);
}

/** Puts the frames of one link together. Holds one unfinished frame at most. */
export class Reassembler {
  #held: number[] = [];
  #missing = 0;

  /** The frame that this fragment completes. Throws Malformed for what no honest peer sends; the unfinished frame is then gone. */
  push({ boundary, data }: AclFragment): Frame | undefined {
    const held = this.#held;
    if (boundary === CONTINUING) {
      // The end of a frame whose beginning was refused, or never came.
      if (this.#missing === 0 || data.length === 0) return undefined;
      if (data.length > this.#missing) return this.#refuse("a frame is longer than it says");
      held.push(...data);
      this.#missing -= data.length;
    } else {
      this.#held = [...data];
      if (data.length < HEADER) return this.#refuse("a frame begins without its header");
      const length = data[0]! | (data[1]! << 8);
      if (length > LONGEST) return this.#refuse("a frame is too long");
      if (data.length > HEADER + length) return this.#refuse("a frame is longer than it says");
      this.#missing = HEADER + length - data.length;
    }
    if (this.#missing > 0) return undefined;
    const from = new Reader(Uint8Array.from(this.#held));
    this.#held = [];
    const length = u16.read(from);
    return { channel: u16.read(from), payload: from.take(length) };
  }

  #refuse(why: string): never {
    this.#held = [];
    this.#missing = 0;
    throw new Malformed(why);
  }
}
