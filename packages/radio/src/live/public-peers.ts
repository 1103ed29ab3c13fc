/** Which peers have a public address: whoever is called is called by address and kind. Phones have random ones. */
import { toHex } from "@bluezone/protocol/bytes";
import type { Report } from "../host/report.ts";

/** Peers that are remembered at most; who was heard first goes first. */
const MOST = 1_000;

export class PublicPeers {
  readonly #peers = new Set<string>();

  take({ address, random }: Report): void {
    const name = toHex(address);
    if (random) {
      this.#peers.delete(name);
      return;
    }
    this.#peers.add(name);
    const [first] = this.#peers;
    if (this.#peers.size > MOST && first !== undefined) this.#peers.delete(first);
  }

  has(address: Uint8Array): boolean {
    return this.#peers.has(toHex(address));
  }
}
