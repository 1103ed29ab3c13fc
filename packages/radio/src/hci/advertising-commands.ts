/** Legacy advertising (Core Specification 5.4, Vol 4, Part E, §7.8.5–§7.8.9). Every controller has it. */
import { command, LE, nothing } from "./command.ts";
import { bytes, padded, record, u8, u16 } from "./layout.ts";

/** The longest data of one legacy advert or scan response, in bytes. */
export const LEGACY_DATA = 31;
/** Types of legacy adverts: connectable and scannable, scannable only. */
export const ADV_IND = 0x00;
export const ADV_SCAN_IND = 0x02;
/** All three advertising channels. */
export const ALL_CHANNELS = 0x07;

/** §7.8.5. Intervals in 0.625 ms. */
export const setAdvertisingParameters = command(
  "LE Set Advertising Parameters",
  LE,
  0x006,
  record({
    intervalMin: u16,
    intervalMax: u16,
    type: u8,
    ownAddressType: u8,
    peerAddressType: u8,
    peerAddress: bytes(6),
    channels: u8,
    filterPolicy: u8,
  }),
  nothing,
);

/** §7.8.7. */
export const setAdvertisingData = command(
  "LE Set Advertising Data",
  LE,
  0x008,
  record({ data: padded(LEGACY_DATA) }),
  nothing,
);

/** §7.8.8. */
export const setScanResponseData = command(
  "LE Set Scan Response Data",
  LE,
  0x009,
  record({ data: padded(LEGACY_DATA) }),
  nothing,
);

/** §7.8.9. */
export const setAdvertisingEnable = command(
  "LE Set Advertising Enable",
  LE,
  0x00a,
  record({ enable: u8 }),
  nothing,
);

export const ADVERTISING_COMMANDS = [
  setAdvertisingParameters,
  setAdvertisingData,
  setScanResponseData,
  setAdvertisingEnable,
] as const;
