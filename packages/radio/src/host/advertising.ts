/**
 * Advertising by the legacy or the extended commands. Both send the same legacy packets. An advert is never changed while it
 * is on the air: it stops, everything of it is set, it starts (changing it live was measured to send old and new together).
 */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { RANDOM } from "../hci/address.ts";
import {
  ADV_IND,
  ADV_SCAN_IND,
  ALL_CHANNELS,
  setAdvertisingData,
  setAdvertisingEnable,
  setAdvertisingParameters,
  setScanResponseData,
} from "../hci/advertising-commands.ts";
import {
  COMPLETE,
  LEGACY_CONNECTABLE,
  LEGACY_SCANNABLE,
  NO_FRAGMENTS,
  NO_PREFERENCE,
  setExtendedData,
  setExtendedEnable,
  setExtendedParameters,
  setExtendedScanResponse,
  setSetRandomAddress,
} from "../hci/extended-advertising-commands.ts";
import { PHY_1M } from "../hci/scan-commands.ts";
import { advertisingSlots, durationSteps } from "../hci/units.ts";
import type { CommandQueue } from "./command-queue.ts";
import { unlessDisallowed } from "./disallowed.ts";

/** What to send. */
export interface AdvertToSend {
  /** AD structures, up to 31 bytes each. */
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array;
  /** The random address, which is the controller's own already. */
  readonly address: Uint8Array;
  readonly connectable: boolean;
  readonly interval: Duration;
  /** How long it may be sent at most, also when this program no longer runs; only extended commands can say so. */
  readonly lasts: Duration;
}

/** One way to advertise. */
export interface Advertising {
  /** Starts; nothing is on the air before. Rejects with RadioFault. */
  start(advert: AdvertToSend): Promise<void>;
  /** Stops; does nothing when nothing is on the air. Rejects with RadioFault. */
  stop(): Promise<void>;
}

/** The one set that we use. */
const SET = 0;
const NOBODY = new Uint8Array(6);

export const legacyAdvertising = (queue: CommandQueue): Advertising => ({
  async start({ advert, scanResponse, connectable, interval }) {
    await queue.run(setAdvertisingParameters, {
      intervalMin: advertisingSlots(interval),
      intervalMax: advertisingSlots(interval),
      type: connectable ? ADV_IND : ADV_SCAN_IND,
      ownAddressType: RANDOM,
      peerAddressType: 0,
      peerAddress: NOBODY,
      channels: ALL_CHANNELS,
      filterPolicy: 0,
    });
    await queue.run(setAdvertisingData, { data: advert });
    await queue.run(setScanResponseData, { data: scanResponse });
    await queue.run(setAdvertisingEnable, { enable: 1 });
  },
  stop: () => unlessDisallowed(queue.run(setAdvertisingEnable, { enable: 0 })),
});

export const extendedAdvertising = (queue: CommandQueue): Advertising => ({
  async start({ advert, scanResponse, address, connectable, interval, lasts }) {
    await queue.run(setExtendedParameters, {
      set: SET,
      properties: connectable ? LEGACY_CONNECTABLE : LEGACY_SCANNABLE,
      intervalMin: advertisingSlots(interval),
      intervalMax: advertisingSlots(interval),
      channels: ALL_CHANNELS,
      ownAddressType: RANDOM,
      peerAddressType: 0,
      peerAddress: NOBODY,
      filterPolicy: 0,
      txPower: NO_PREFERENCE,
      primaryPhy: PHY_1M,
      secondaryMaxSkip: 0,
      secondaryPhy: PHY_1M,
      sid: 0,
      scanRequestNotifications: 0,
    });
    await queue.run(setSetRandomAddress, { set: SET, address });
    const whole = { set: SET, operation: COMPLETE, fragments: NO_FRAGMENTS };
    await queue.run(setExtendedData, { ...whole, data: advert });
    await queue.run(setExtendedScanResponse, { ...whole, data: scanResponse });
    const duration = durationSteps(Milliseconds(Math.max(0, lasts)));
    await queue.run(setExtendedEnable, { enable: 1, sets: [{ set: SET, duration, maxEvents: 0 }] });
  },
  stop: () => unlessDisallowed(queue.run(setExtendedEnable, { enable: 0, sets: [] })),
});
