/**
 * HCI traffic as a btsnoop file, which `btmon -r` and `tshark -r` read: header, then a record a packet (RFC 1761's form with
 * Bluetooth's link type 1002, "HCI UART (H4)"). All numbers are big-endian.
 */
import type { Instant } from "@bluezone/protocol/time";
import { COMMAND, EVENT } from "./h4.ts";

/** One whole H4 packet and when it passed. */
export interface LoggedPacket {
  readonly at: Instant;
  /** Whether the controller sent it. */
  readonly received: boolean;
  readonly packet: Uint8Array;
}

const H4_LINK = 1002;
/** Microseconds from the year 0 to 1970. */
const YEAR_ZERO = 0x00dcddb30f2f8000n;

function head(): Uint8Array {
  const bytes = new Uint8Array(16);
  bytes.set(new TextEncoder().encode("btsnoop\0"));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, 1);
  view.setUint32(12, H4_LINK);
  return bytes;
}

function row({ at, received, packet }: LoggedPacket): Uint8Array {
  const bytes = new Uint8Array(24 + packet.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, packet.length);
  view.setUint32(4, packet.length);
  view.setUint32(8, (received ? 1 : 0) | (packet[0] === COMMAND || packet[0] === EVENT ? 2 : 0));
  view.setBigInt64(16, YEAR_ZERO + BigInt(Math.floor(at)) * 1000n);
  bytes.set(packet, 24);
  return bytes;
}

/** The file of these packets, however many. */
export const btsnoop = (packets: readonly LoggedPacket[]): Uint8Array =>
  new Uint8Array(Buffer.concat([head(), ...packets.map(row)]));
