/**
 * Radio addresses, 6 bytes as they stand on the wire: least significant first, so that the two bits which tell the kind of a
 * random address are the top ones of the last byte (Core Specification 5.4, Vol 6, Part B, §1.3.2).
 */

/** Whether an address was given by IEEE or drawn; the values of HCI's address types. */
export const PUBLIC = 0x00;
export const RANDOM = 0x01;

/** Bytes of an address. */
export const ADDRESS_LENGTH = 6;

/** What sort of random address it is. */
export type RandomKind = "static" | "resolvable" | "non-resolvable" | "reserved";
const KINDS: readonly RandomKind[] = ["non-resolvable", "resolvable", "reserved", "static"];

/** The kind of a random address. */
export const kindOf = (address: Uint8Array): RandomKind => KINDS[(address[5] ?? 0) >> 6]!;

/**
 * An address in the form of a resolvable private one, as phones have. It belongs to no identity key: its last three bytes
 * are drawn too, so that nobody can resolve it. Takes 6 bytes of chance and changes two bits. Throws RangeError for another
 * length. 22 drawn bits that are all 0 or all 1 are not allowed (§1.3.2.2): then the lowest one is turned.
 */
export function privateAddress(chance: Uint8Array): Uint8Array {
  if (chance.length !== ADDRESS_LENGTH)
    throw new RangeError(`an address takes 6 bytes of chance, not ${chance.length}`);
  const address = chance.slice();
  address[5] = (address[5]! & 0x3f) | 0x40;
  const drawn = address.subarray(3);
  const flat = [0x00, 0xff].some(
    (value) => drawn[0] === value && drawn[1] === value && (drawn[2]! & 0x3f) === (value & 0x3f),
  );
  if (flat) address[3]! ^= 1;
  return address;
}

/** An address as people write it: most significant byte first, with colons. For tests and tools, never for events. */
export const addressText = (address: Uint8Array): string =>
  [...address]
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join(":");
