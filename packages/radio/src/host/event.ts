/** What is worth telling of a radio, as typed events. No address, identifier or byte of the air is in any of them. */
import type { Duration } from "@bluezone/protocol/time";
import type { GoneReason, RadioFaultCode } from "../hci/status.ts";

export type RadioEvent =
  /** The controller is up. `extended`: it is driven by the extended commands. */
  | { readonly is: "up"; readonly extended: boolean }
  /** Something went wrong; the radio starts anew after `retryIn`, with what it was last asked for. `why` where it is known. */
  | {
      readonly is: "failed";
      readonly code: RadioFaultCode;
      readonly why?: GoneReason;
      readonly retryIn: Duration;
    }
  /** Bytes of the line that no packet begins with were passed over. */
  | { readonly is: "garbage"; readonly bytes: number }
  /** A packet cannot be what it says. */
  | { readonly is: "malformed"; readonly of: "event" | "acl" }
  /** An answer that nobody waits for: it came too late, or twice. */
  | { readonly is: "stray-answer" }
  | { readonly is: "linked"; readonly role: "central" | "peripheral" }
  | { readonly is: "link-ended"; readonly reason: number }
  /** Somebody connected too often, too many did, or somebody stayed too long. */
  | { readonly is: "link-refused"; readonly why: "peer" | "all" | "time" | "flood" }
  | { readonly is: "pairing-refused" };

/** Who is told. */
export type RadioListener = (event: RadioEvent) => void;
