/** UUIDs as they stand on the air: 2 or 16 bytes, least significant first (Core Specification 5.4, Vol 3, Part B, §2.5.1). */
import { equalBytes, fromHex, joinBytes } from "@bluezone/protocol/bytes";

/** A UUID that the Bluetooth SIG assigned. */
export const assigned = (n: number): Uint8Array => Uint8Array.of(n, n >> 8);
/** A UUID from its text. Throws RangeError when it is none. */
export function uuid(text: string): Uint8Array {
  const bytes = fromHex(text.replaceAll("-", ""));
  if (bytes.length !== 16) throw new RangeError(`not a UUID: ${text}`);
  return bytes.reverse();
}

/** Declarations of GATT (Vol 3, Part G, §3). */
export const PRIMARY_SERVICE = assigned(0x2800);
export const CHARACTERISTIC = assigned(0x2803);
export const CLIENT_CONFIGURATION = assigned(0x2902);

/** What every assigned UUID ends with, but for its first four bytes: 0000-1000-8000-00805f9b34fb. */
const BASE = fromHex("fb349b5f8000008000100000");
const whole = (id: Uint8Array): Uint8Array => (id.length === 2 ? joinBytes(BASE, id, new Uint8Array(2)) : id);

/** Whether both name the same, in whichever length. */
export const sameUuid = (a: Uint8Array, b: Uint8Array): boolean => equalBytes(whole(a), whole(b));
