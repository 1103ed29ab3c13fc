/** Connections (Core Specification 5.4, Vol 4, Part E, §7.1.6, §7.5.4, §7.8.12, §7.8.13, §7.8.26, §7.8.32, §7.8.66). */
import { command, LE, LINK_CONTROL, nothing, STATUS_PARAMETERS, started } from "./command.ts";
import { bytes, i8, record, u8, u16 } from "./layout.ts";

/** Intervals in 1.25 ms, latency in events, supervision time-out in 10 ms, lengths of an event in 0.625 ms. */
const timing = {
  intervalMin: u16,
  intervalMax: u16,
  latency: u16,
  supervisionTimeout: u16,
  eventMin: u16,
  eventMax: u16,
} as const;

/** §7.8.12. Ends with an LE Connection Complete event. */
export const createConnection = started(
  "LE Create Connection",
  LE,
  0x00d,
  record({
    scanInterval: u16,
    scanWindow: u16,
    filterPolicy: u8,
    peerAddressType: u8,
    peerAddress: bytes(6),
    ownAddressType: u8,
    ...timing,
  }),
);

/** §7.8.13. The connection then ends with an LE Connection Complete event of status 0x02. */
export const cancelConnection = command("LE Create Connection Cancel", LE, 0x00e, nothing, nothing);

/** §7.8.66, for one radio. */
export const createExtendedConnection = started(
  "LE Extended Create Connection",
  LE,
  0x043,
  record({
    filterPolicy: u8,
    ownAddressType: u8,
    peerAddressType: u8,
    peerAddress: bytes(6),
    phys: u8,
    scanInterval: u16,
    scanWindow: u16,
    ...timing,
  }),
);

/** §7.1.6. Ends with a Disconnection Complete event. */
export const disconnect = started("Disconnect", LINK_CONTROL, 0x006, record({ handle: u16, reason: u8 }));

/** §7.5.4. dBm of a link; 127 when there is none. */
export const readRssi = command(
  "Read RSSI",
  STATUS_PARAMETERS,
  0x005,
  record({ handle: u16 }),
  record({ handle: u16, rssi: i8 }),
);

/** §7.8.26. We have no keys. */
export const refuseLongTermKey = command(
  "LE Long Term Key Request Negative Reply",
  LE,
  0x01b,
  record({ handle: u16 }),
  record({ handle: u16 }),
);

/** §7.8.32. Links are short: their timing stays as it was. */
export const refuseConnectionParameters = command(
  "LE Remote Connection Parameter Request Negative Reply",
  LE,
  0x021,
  record({ handle: u16, reason: u8 }),
  record({ handle: u16 }),
);

export const CONNECTION_COMMANDS = [
  createConnection,
  cancelConnection,
  createExtendedConnection,
  disconnect,
  readRssi,
  refuseLongTermKey,
  refuseConnectionParameters,
] as const;
