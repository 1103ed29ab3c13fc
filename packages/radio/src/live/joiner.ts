/**
 * Joins adverts with their scan responses. A controller reports the two one after the other, under one address; for who listens
 * they are one thing that was heard, at the advert's level.
 */
import { toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import type { Timing } from "../host/ports.ts";
import type { Report } from "../host/report.ts";

/** A scan response follows its advert within a millisecond on the air; what a controller and a line take on top is little. */
export const RESPONSE_WITHIN: Duration = Milliseconds(30);
/** Adverts that wait at most; what is more goes on unjoined. */
export const MOST_WAITING = 1_000;

/** An advert, and the scan response if one came. */
export interface JoinedReport {
  readonly advert: Report;
  readonly response: Report | null;
}

interface PendingReport {
  readonly advert: Report;
  readonly callOff: () => void;
}

export class Joiner {
  readonly #timing: Timing;
  readonly #joined: (heard: JoinedReport) => void;
  readonly #waiting = new Map<string, PendingReport>();

  /** `joined` is told of every advert once. */
  constructor(timing: Timing, joined: (heard: JoinedReport) => void) {
    this.#timing = timing;
    this.#joined = joined;
  }

  /** A report came. A scan response whose advert was not heard is nobody's. */
  take(report: Report): void {
    const address = toHex(report.address);
    if (report.response) {
      this.#end(address, report);
      return;
    }
    this.#end(address, null);
    if (this.#waiting.size >= MOST_WAITING) {
      this.#joined({ advert: report, response: null });
      return;
    }
    const callOff = this.#timing.after(RESPONSE_WITHIN, () => this.#end(address, null));
    this.#waiting.set(address, { advert: report, callOff });
  }

  /** No response is waited for any more. */
  flush(): void {
    for (const address of [...this.#waiting.keys()]) this.#end(address, null);
  }

  #end(address: string, response: Report | null): void {
    const waiting = this.#waiting.get(address);
    if (!waiting) return;
    waiting.callOff();
    this.#waiting.delete(address);
    this.#joined({ advert: waiting.advert, response });
  }
}
