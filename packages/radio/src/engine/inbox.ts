/** Payloads that peers wrote to us: each counts once as long as our own identity is the same (docs/protocol/air.md, "Links"). */
import { toHex } from "@bluezone/protocol/bytes";

/** Payloads that are remembered as written at most: in ten minutes no more strangers than these may connect. */
export const MOST_KEPT = 512;

export class Inbox {
  #seen = new Set<string>();

  /** Whether this payload, 20 bytes, counts; from then on it does not. */
  take(payload: Uint8Array): boolean {
    const name = toHex(payload);
    if (this.#seen.has(name) || this.#seen.size >= MOST_KEPT) return false;
    this.#seen.add(name);
    return true;
  }

  /** Our identity changed: whoever writes now meets us anew. */
  renew(): void {
    this.#seen = new Set();
  }
}
