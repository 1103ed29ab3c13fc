/** Scanning, legacy and extended (Core Specification 5.4, Vol 4, Part E, §7.8.10, §7.8.11, §7.8.64, §7.8.65). */
import { command, LE, nothing } from "./command.ts";
import { record, u8, u16 } from "./layout.ts";

/** A passive scan asks nothing; an active one asks for the scan response, from the random address. */
export const PASSIVE = 0x00;
export const ACTIVE = 0x01;
/** The 1M radio, the only one with legacy adverts. */
export const PHY_1M = 0x01;

/** §7.8.10. Interval and window in 0.625 ms. */
export const setScanParameters = command(
  "LE Set Scan Parameters",
  LE,
  0x00b,
  record({ type: u8, interval: u16, window: u16, ownAddressType: u8, filterPolicy: u8 }),
  nothing,
);

/** §7.8.11. */
export const setScanEnable = command(
  "LE Set Scan Enable",
  LE,
  0x00c,
  record({ enable: u8, filterDuplicates: u8 }),
  nothing,
);

/** §7.8.64, for one radio: the layout holds as long as `phys` names one. */
export const setExtendedScanParameters = command(
  "LE Set Extended Scan Parameters",
  LE,
  0x041,
  record({ ownAddressType: u8, filterPolicy: u8, phys: u8, type: u8, interval: u16, window: u16 }),
  nothing,
);

/** §7.8.65. Duration in 10 ms and period in 1.28 s, 0 without end. */
export const setExtendedScanEnable = command(
  "LE Set Extended Scan Enable",
  LE,
  0x042,
  record({ enable: u8, filterDuplicates: u8, duration: u16, period: u16 }),
  nothing,
);

export const SCAN_COMMANDS = [
  setScanParameters,
  setScanEnable,
  setExtendedScanParameters,
  setExtendedScanEnable,
] as const;
