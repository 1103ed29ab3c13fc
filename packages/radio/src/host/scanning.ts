/** Scanning by the legacy or the extended commands, always with duplicates: each advert is a level. */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { RANDOM } from "../hci/address.ts";
import {
  ACTIVE,
  PASSIVE,
  PHY_1M,
  setExtendedScanEnable,
  setExtendedScanParameters,
  setScanEnable,
  setScanParameters,
} from "../hci/scan-commands.ts";
import { scanSlots } from "../hci/units.ts";
import type { CommandQueue } from "./command-queue.ts";
import { unlessDisallowed } from "./disallowed.ts";

/** How to listen. */
export interface ScanToDo {
  /** Whether scan responses are asked for; the request is sent from the random address. */
  readonly active: boolean;
}

/** One way to scan. */
export interface Scanning {
  /** Starts. Rejects with RadioFault. */
  start(scan: ScanToDo): Promise<void>;
  /** Stops; does nothing when there is no scan. Rejects with RadioFault. */
  stop(): Promise<void>;
}

/** The receiver is on all the time while we scan: when to scan is the caller's. */
const WINDOW: Duration = Milliseconds(30);

const parameters = ({ active }: ScanToDo) => ({
  type: active ? ACTIVE : PASSIVE,
  interval: scanSlots(WINDOW),
  window: scanSlots(WINDOW),
  ownAddressType: RANDOM,
  filterPolicy: 0,
});

export const legacyScanning = (queue: CommandQueue): Scanning => ({
  async start(scan) {
    await queue.run(setScanParameters, parameters(scan));
    await queue.run(setScanEnable, { enable: 1, filterDuplicates: 0 });
  },
  stop: () => unlessDisallowed(queue.run(setScanEnable, { enable: 0, filterDuplicates: 0 })),
});

export const extendedScanning = (queue: CommandQueue): Scanning => ({
  async start(scan) {
    await queue.run(setExtendedScanParameters, { ...parameters(scan), phys: PHY_1M });
    await queue.run(setExtendedScanEnable, { enable: 1, filterDuplicates: 0, duration: 0, period: 0 });
  },
  stop: () =>
    unlessDisallowed(
      queue.run(setExtendedScanEnable, { enable: 0, filterDuplicates: 0, duration: 0, period: 0 }),
    ),
});
