/** Events of the LE controller by subcode (Core Specification 5.4, Vol 4, Part E, §7.7.65). */
import { bytes, counted, i8, list, record, u8, u16 } from "./layout.ts";

/** Our part in a link. */
export const CENTRAL = 0x00;
export const PERIPHERAL = 0x01;
/** A level that the radio does not know. */
export const NO_RSSI = 127;

const linked = {
  status: u8,
  handle: u16,
  role: u8,
  peerAddressType: u8,
  peerAddress: bytes(6),
} as const;
const timing = { interval: u16, latency: u16, supervisionTimeout: u16, clockAccuracy: u8 } as const;

export const LE_EVENTS = {
  /** §7.7.65.1 */
  connected: { code: 0x01, layout: record({ ...linked, ...timing }) },
  /** §7.7.65.2 */
  reports: {
    code: 0x02,
    layout: record({
      reports: list(record({ type: u8, addressType: u8, address: bytes(6), data: counted, rssi: i8 })),
    }),
  },
  /** §7.7.65.5. Whoever asks for a key wants encryption. */
  longTermKeyAsked: {
    code: 0x05,
    layout: record({ handle: u16, random: bytes(8), diversifier: u16 }),
  },
  /** §7.7.65.6 */
  parametersAsked: {
    code: 0x06,
    layout: record({
      handle: u16,
      intervalMin: u16,
      intervalMax: u16,
      latency: u16,
      supervisionTimeout: u16,
    }),
  },
  /** §7.7.65.10. Only with address resolution in the controller, which we never switch on; some send it all the same. */
  connectedEnhanced: {
    code: 0x0a,
    layout: record({
      ...linked,
      localPrivateAddress: bytes(6),
      peerPrivateAddress: bytes(6),
      ...timing,
    }),
  },
  /** §7.7.65.13 */
  extendedReports: {
    code: 0x0d,
    layout: record({
      reports: list(
        record({
          type: u16,
          addressType: u8,
          address: bytes(6),
          primaryPhy: u8,
          secondaryPhy: u8,
          sid: u8,
          txPower: i8,
          rssi: i8,
          periodicInterval: u16,
          directAddressType: u8,
          directAddress: bytes(6),
          data: counted,
        }),
      ),
    }),
  },
  /** §7.7.65.18. A set stopped: its duration is over (0x3C), or a link came of it (0x00). */
  setTerminated: {
    code: 0x12,
    layout: record({ status: u8, set: u8, handle: u16, events: u8 }),
  },
} as const;
