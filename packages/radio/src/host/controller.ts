/** Brings a controller up: reset, what it can, what it may tell. */
import {
  readBufferSize,
  readLeFeatures,
  readSharedBufferSize,
  reset,
  setEventMask,
  setLeEventMask,
} from "../hci/setup-commands.ts";
import type { CommandQueue } from "./command-queue.ts";

/** Which commands drive advertising, scanning and connecting: what the controller says, or one of the two. */
export type Drive = "as-it-says" | "legacy" | "extended";

/** What a controller is. */
export interface ControllerFacts {
  readonly extended: boolean;
  /** Bytes of the longest ACL packet, and how many of them it holds. */
  readonly aclLength: number;
  readonly aclCount: number;
}

/** Bits of the event mask (§7.3.1): 4 Disconnection Complete, 7 Encryption Change, 15 Hardware Error, 61 LE Meta. */
const EVENT_BITS = [4, 7, 15, 61] as const;
/** Bits of the LE event mask (§7.8.1): connections, reports, key and parameter requests; 12 and 17 are extended. */
const LE_BITS = [0, 1, 4, 5] as const;
const EXTENDED_BITS = [12, 17] as const;
/** Bit of the LE features (Vol 6, Part B, §4.6). */
const EXTENDED_ADVERTISING = 12;

const mask = (bits: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(8);
  for (const bit of bits) bytes[bit >> 3]! |= 1 << (bit & 7);
  return bytes;
};

/** Everything as after power-on, then ready. Rejects with RadioFault. */
export async function bringUp(queue: CommandQueue, drive: Drive): Promise<ControllerFacts> {
  await queue.run(reset, {});
  const { features } = await queue.run(readLeFeatures, {});
  const can = ((features[EXTENDED_ADVERTISING >> 3] ?? 0) >> (EXTENDED_ADVERTISING & 7)) & 1;
  const extended = drive === "extended" || (drive === "as-it-says" && can === 1);
  await queue.run(setEventMask, { mask: mask(EVENT_BITS) });
  await queue.run(setLeEventMask, { mask: mask(extended ? [...LE_BITS, ...EXTENDED_BITS] : LE_BITS) });
  const own = await queue.run(readBufferSize, {});
  if (own.length > 0) return { extended, aclLength: own.length, aclCount: own.count };
  const shared = await queue.run(readSharedBufferSize, {});
  return { extended, aclLength: shared.aclLength, aclCount: shared.aclCount };
}
