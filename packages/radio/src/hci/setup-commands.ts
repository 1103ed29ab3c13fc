/** Commands that bring a controller up: reset, what it is, what it may tell (Core Specification 5.4, Vol 4, Part E, §7.3, §7.4, §7.8). */
import { CONTROLLER, command, INFORMATION, LE, nothing } from "./command.ts";
import { bytes, record, u8, u16 } from "./layout.ts";

/** §7.3.2. Everything is as after power-on; what was on the way is lost. */
export const reset = command("Reset", CONTROLLER, 0x003, nothing, nothing);

/** §7.3.1. 64 bits, one an event. */
export const setEventMask = command("Set Event Mask", CONTROLLER, 0x001, record({ mask: bytes(8) }), nothing);

/** §7.8.1. 64 bits, one an LE event. */
export const setLeEventMask = command("LE Set Event Mask", LE, 0x001, record({ mask: bytes(8) }), nothing);

/** §7.8.2. Octets of the longest ACL packet and how many the controller holds. */
export const readBufferSize = command(
  "LE Read Buffer Size",
  LE,
  0x002,
  nothing,
  record({ length: u16, count: u8 }),
);

/** §7.4.5. The same for a controller whose LE links share the buffers of the others; LE Read Buffer Size then says 0. */
export const readSharedBufferSize = command(
  "Read Buffer Size",
  INFORMATION,
  0x005,
  nothing,
  record({ aclLength: u16, scoLength: u8, aclCount: u16, scoCount: u16 }),
);

/** §7.8.3. 64 bits (Vol 6, Part B, §4.6). */
export const readLeFeatures = command(
  "LE Read Local Supported Features",
  LE,
  0x003,
  nothing,
  record({ features: bytes(8) }),
);

/** §7.8.4. The address that legacy advertising, scan requests and connection requests are sent from. */
export const setRandomAddress = command(
  "LE Set Random Address",
  LE,
  0x005,
  record({ address: bytes(6) }),
  nothing,
);

export const SETUP_COMMANDS = [
  reset,
  setEventMask,
  setLeEventMask,
  readBufferSize,
  readSharedBufferSize,
  readLeFeatures,
  setRandomAddress,
] as const;
