/** ACL data packets (Core Specification 5.4, Vol 4, Part E, §5.4.2): a link's handle, where a fragment stands, and bytes. */
import { Malformed, Reader, u16 } from "./layout.ts";

/** Where a fragment stands in its L2CAP packet: sent first, continuing, received first. */
export const FIRST_SENT = 0x00;
export const CONTINUING = 0x01;
export const FIRST_RECEIVED = 0x02;

/** One fragment. */
export interface AclFragment {
  /** 0 … 0x0EFF. */
  readonly handle: number;
  readonly boundary: number;
  readonly data: Uint8Array;
}

/** The body of an ACL packet. Throws RangeError when handle, boundary or length do not fit. */
export function encodeAcl({ handle, boundary, data }: AclFragment): Uint8Array {
  if (!(handle >= 0 && handle <= 0x0eff)) throw new RangeError(`a handle is 0 to 0xeff, not ${handle}`);
  if (!(boundary >= 0 && boundary <= 3)) throw new RangeError(`a boundary is 0 to 3, not ${boundary}`);
  const out: number[] = [];
  u16.write(handle | (boundary << 12), out);
  u16.write(data.length, out);
  return Uint8Array.from([...out, ...data]);
}

/** The fragment in an ACL packet's body. Throws Malformed. */
export function readAcl(body: Uint8Array): AclFragment {
  const from = new Reader(body);
  const head = u16.read(from);
  const data = from.take(u16.read(from));
  if (from.left > 0) throw new Malformed("an ACL packet is longer than it says");
  return { handle: head & 0x0fff, boundary: (head >> 12) & 3, data };
}
