/** What a host is given from outside: time, waiting, chance, and a line to a controller. */
import type { Duration } from "@bluezone/protocol/time";

/** Time of this boot, and waits that can be called off. */
export interface Timing {
  /** Monotonic; never jumps. */
  now(): Duration;
  /** Calls `then` once, this long from now. Returns how to call it off. */
  after(length: Duration, then: () => void): () => void;
}

/** Chance for radio addresses: it must be cryptographic, or phones could be followed. */
export interface Chance {
  bytes(length: number): Uint8Array;
}

/** Who is told what comes over a line. */
export interface TransportListener {
  /** Bytes of the controller, split anyhow. They are the line's: whoever keeps some copies them. */
  bytes(bytes: Uint8Array): void;
  /** The line is dead; nothing more will come. Called once at most. */
  closed(): void;
}

/** A line to a controller that speaks H4. */
export interface Transport {
  /** Sends one whole H4 packet. Does nothing once the line is dead. */
  send(packet: Uint8Array): void;
  close(): void;
}

/**
 * Opens a line. Rejects with a RadioFault: "gone" when there is no adapter, "busy" when somebody else has it, "denied" when the
 * system does not let us have it.
 */
export type OpenTransport = (listener: TransportListener) => Promise<Transport>;
