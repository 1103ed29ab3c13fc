/**
 * What a controller does on the air, brought to what is wanted. Address and advert change in one step with everything off, so
 * that no packet, no scan request and no connection ever joins two identities.
 */
import { equalBytes } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { setRandomAddress } from "../hci/setup-commands.ts";
import { type Advertising, extendedAdvertising, legacyAdvertising } from "./advertising.ts";
import type { CommandQueue } from "./command-queue.ts";
import type { Timing } from "./ports.ts";
import { extendedScanning, legacyScanning, type Scanning, type ScanToDo } from "./scanning.ts";

/** One identity on the air. */
export interface AirFrame {
  /** AD structures, up to 31 bytes each. */
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array;
  /** Monotonic time at which it must be silent. */
  readonly until: Duration;
}

/** What is wanted. */
export interface WantedState {
  readonly address: Uint8Array;
  readonly frame: AirFrame | null;
  readonly connectable: boolean;
  readonly interval: Duration;
  readonly scan: ScanToDo | null;
  /** Resolves when no link is left that was made under another address. */
  readonly unlinked: () => Promise<void>;
}

export class AirState {
  readonly #queue: CommandQueue;
  readonly #timing: Timing;
  readonly #advertising: Advertising;
  readonly #scanning: Scanning;
  #address = new Uint8Array(6);
  #frame: AirFrame | null = null;
  #unsure = false;
  #connectable = false;
  #scan: ScanToDo | null = null;

  /** A controller that was just reset: nothing is on the air. */
  constructor(queue: CommandQueue, timing: Timing, extended: boolean) {
    this.#queue = queue;
    this.#timing = timing;
    this.#advertising = extended ? extendedAdvertising(queue) : legacyAdvertising(queue);
    this.#scanning = extended ? extendedScanning(queue) : legacyScanning(queue);
  }

  /** Brings about what is wanted. Rejects with RadioFault; then nobody knows what is on the air, and only a reset helps. */
  async settle(wanted: WantedState): Promise<void> {
    if (!equalBytes(this.#address, wanted.address)) {
      await this.#silence();
      await this.#deafen();
      await wanted.unlinked();
      await this.#queue.run(setRandomAddress, { address: wanted.address });
      this.#address = wanted.address.slice();
    }
    await this.#settleFrame(wanted);
    await this.#settleScan(wanted);
  }

  /** The controller may have stopped the advert by itself: a link came to be, or the advert's time is over. */
  stopped(): void {
    this.#unsure = true;
  }

  async #settleFrame({ frame, connectable, interval, address }: WantedState): Promise<void> {
    const same = frame === this.#frame && (frame === null || connectable === this.#connectable);
    if (same && !this.#unsure) return;
    await this.#silence();
    const lasts = Milliseconds((frame?.until ?? 0) - this.#timing.now());
    if (frame === null || lasts <= 0) return;
    await this.#advertising.start({ ...frame, address, connectable, interval, lasts });
    this.#frame = frame;
    this.#connectable = connectable;
  }

  async #settleScan({ scan }: WantedState): Promise<void> {
    if (scan?.active === this.#scan?.active) return;
    await this.#deafen();
    if (scan === null) return;
    await this.#scanning.start(scan);
    this.#scan = scan;
  }

  async #silence(): Promise<void> {
    if (this.#frame === null && !this.#unsure) return;
    this.#unsure = false;
    await this.#advertising.stop();
    this.#frame = null;
  }
  async #deafen(): Promise<void> {
    if (this.#scan === null) return;
    await this.#scanning.stop();
    this.#scan = null;
  }
}
