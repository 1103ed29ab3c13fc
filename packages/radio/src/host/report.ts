/** What a scan heard, the same whether a legacy or an extended event told it. */
import { RANDOM } from "../hci/address.ts";
import { LEGACY_DATA } from "../hci/advertising-commands.ts";
import type { EventOf } from "../hci/event.ts";
import { NO_RSSI } from "../hci/le-events.ts";

/** One advert or scan response. */
export interface Report {
  /** 6 bytes. */
  readonly address: Uint8Array;
  /** Whether the address is a random one. */
  readonly random: boolean;
  readonly connectable: boolean;
  /** Whether it is a scan response. */
  readonly response: boolean;
  /** dBm; undefined when the radio does not know. */
  readonly rssi: number | undefined;
  /** AD structures, up to 31 bytes. */
  readonly data: Uint8Array;
}

const level = (rssi: number): number | undefined => (rssi === NO_RSSI ? undefined : rssi);

/** Legacy event types (§7.7.65.2): 0 and 1 can be connected to, 4 is a scan response. */
const CONNECTABLE = [0, 1] as const;
const RESPONSE = 4;

/** The reports of a legacy event. */
export const legacyReports = ({ reports }: EventOf<"reports">): Report[] =>
  reports
    .filter(({ data }) => data.length <= LEGACY_DATA)
    .map(({ type, addressType, address, data, rssi }) => ({
      address,
      random: (addressType & 1) === RANDOM,
      connectable: CONNECTABLE.some((one) => one === type),
      response: type === RESPONSE,
      rssi: level(rssi),
      data,
    }));

/** Bits of extended event types (§7.7.65.13). */
const BIT = { connectable: 0x01, response: 0x08, legacy: 0x10 } as const;

/** The reports of legacy packets in an extended event; others are nobody's of ours. */
export const extendedReports = ({ reports }: EventOf<"extendedReports">): Report[] =>
  reports
    .filter(({ type, data }) => (type & BIT.legacy) !== 0 && data.length <= LEGACY_DATA)
    .map(({ type, addressType, address, data, rssi }) => ({
      address,
      random: (addressType & 1) === RANDOM,
      connectable: (type & BIT.connectable) !== 0,
      response: (type & BIT.response) !== 0,
      rssi: level(rssi),
      data,
    }));
