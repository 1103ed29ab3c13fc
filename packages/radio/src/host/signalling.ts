/**
 * What we say on the two channels that a stranger may speak on without being asked: no to everything. Signalling (Core
 * Specification 5.4, Vol 3, Part A, §4): link parameters stay, every other request is not understood. Security (Vol 3, Part H,
 * §3.5.5): pairing is not supported. We never bond: a bond is a lasting identity.
 */
import { u16 } from "../hci/layout.ts";

const COMMAND_REJECT = 0x01;
const UPDATE_REQUEST = 0x12;
const UPDATE_RESPONSE = 0x13;
const NOT_UNDERSTOOD = [0, 0] as const;
const REJECTED = [1, 0] as const;
/** Requests: what has to be answered. Responses, and a Command Reject itself, never are. */
const REQUESTS: readonly number[] = [
  0x02,
  0x04,
  0x06,
  0x08,
  0x0a,
  0x0c,
  0x0e,
  0x10,
  UPDATE_REQUEST,
  0x14,
  0x17,
  0x19,
];

/** The answer to a packet on the signalling channel; nothing when it asks nothing. */
export function answerSignal(packet: Uint8Array): Uint8Array | undefined {
  const [code, identifier] = packet;
  if (packet.length < 4 || code === undefined || !identifier || !REQUESTS.includes(code)) return undefined;
  const update = code === UPDATE_REQUEST;
  const data = update ? REJECTED : NOT_UNDERSTOOD;
  const out = [update ? UPDATE_RESPONSE : COMMAND_REJECT, identifier];
  u16.write(data.length, out);
  return Uint8Array.from([...out, ...data]);
}

const PAIRING_REQUEST = 0x01;
const PAIRING_FAILED = 0x05;
const SECURITY_REQUEST = 0x0b;
const NOT_SUPPORTED = 0x05;

/** The answer to a packet on the security channel: "Pairing Not Supported" to whoever begins; nothing else is answered. */
export const answerPairing = (packet: Uint8Array): Uint8Array | undefined =>
  packet[0] === PAIRING_REQUEST || packet[0] === SECURITY_REQUEST
    ? Uint8Array.of(PAIRING_FAILED, NOT_SUPPORTED)
    : undefined;
