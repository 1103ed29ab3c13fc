/** Extended advertising, here always with legacy packets (Core Specification 5.4, Vol 4, Part E, §7.8.52–§7.8.56). */
import { command, LE, nothing } from "./command.ts";
import { bytes, counted, i8, list, record, u8, u16, u24 } from "./layout.ts";

/** Properties of a set: legacy packets, scannable; with or without connections (§7.8.53). */
export const LEGACY_CONNECTABLE = 0x0013;
export const LEGACY_SCANNABLE = 0x0012;
/** Data comes whole, in one command. */
export const COMPLETE = 0x03;
/** The controller need not keep data together: legacy packets cannot be cut anyway. */
export const NO_FRAGMENTS = 0x01;
/** Transmit power as the controller likes it. */
export const NO_PREFERENCE = 0x7f;

/** §7.8.52. */
export const setSetRandomAddress = command(
  "LE Set Advertising Set Random Address",
  LE,
  0x035,
  record({ set: u8, address: bytes(6) }),
  nothing,
);

/** §7.8.53. Intervals in 0.625 ms; returns the transmit power in dBm. */
export const setExtendedParameters = command(
  "LE Set Extended Advertising Parameters",
  LE,
  0x036,
  record({
    set: u8,
    properties: u16,
    intervalMin: u24,
    intervalMax: u24,
    channels: u8,
    ownAddressType: u8,
    peerAddressType: u8,
    peerAddress: bytes(6),
    filterPolicy: u8,
    txPower: i8,
    primaryPhy: u8,
    secondaryMaxSkip: u8,
    secondaryPhy: u8,
    sid: u8,
    scanRequestNotifications: u8,
  }),
  record({ txPower: i8 }),
);

const data = record({ set: u8, operation: u8, fragments: u8, data: counted });

/** §7.8.54. */
export const setExtendedData = command("LE Set Extended Advertising Data", LE, 0x037, data, nothing);

/** §7.8.55. */
export const setExtendedScanResponse = command(
  "LE Set Extended Scan Response Data",
  LE,
  0x038,
  data,
  nothing,
);

/** §7.8.56. Duration in 10 ms, 0 without end. Disabling with no sets named stops all. */
export const setExtendedEnable = command(
  "LE Set Extended Advertising Enable",
  LE,
  0x039,
  record({ enable: u8, sets: list(record({ set: u8, duration: u16, maxEvents: u8 })) }),
  nothing,
);

export const EXTENDED_ADVERTISING_COMMANDS = [
  setSetRandomAddress,
  setExtendedParameters,
  setExtendedData,
  setExtendedScanResponse,
  setExtendedEnable,
] as const;
