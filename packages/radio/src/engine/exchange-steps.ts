/**
 * What is done over a link that we made, one step after another: look for the service, read the peer's payload, write ours, close
 * (docs/protocol/air.md, "Links"). Whoever drives a link does what the step says and tells what came of it.
 */
import { PAYLOAD_LENGTH } from "@bluezone/protocol/air/frame";
import { type Duration, Seconds } from "@bluezone/protocol/time";

/** How long an exchange may take from the link's first moment. */
export const EXCHANGE_TIME: Duration = Seconds(8);

/** What came of an exchange. */
export type Outcome =
  /** The peer's 20 bytes; `written` says whether it took ours. */
  | { readonly is: "payload"; readonly payload: Uint8Array; readonly written: boolean }
  /** The peer does not have our service. */
  | { readonly is: "stranger" }
  | { readonly is: "failed" };

/** What to do next. */
export type Step =
  | { readonly step: "discover" }
  | { readonly step: "read" }
  | { readonly step: "write"; readonly value: Uint8Array }
  | { readonly step: "close"; readonly outcome: Outcome };

/** What happened on the link. */
export type LinkEvent =
  /** The service is there; `signal`: and takes what is written. */
  | { readonly is: "found"; readonly signal: boolean }
  | { readonly is: "not-found" }
  | { readonly is: "read"; readonly value: Uint8Array }
  | { readonly is: "written" }
  /** An error, a refusal, the link's end. */
  | { readonly is: "failed" }
  /** Nothing, until the time was over. */
  | { readonly is: "too-late" };

export class ExchangeSteps {
  readonly #own: Uint8Array | null;
  #waitsFor: "found" | "read" | "written" | null = "found";
  #signal = false;
  #payload: Uint8Array | null = null;

  /** `own`: our 20 bytes of now; null in silence, when nothing is written. */
  constructor(own: Uint8Array | null) {
    this.#own = own;
  }

  /** The first step. */
  begin(): Step {
    return { step: "discover" };
  }

  /** The next step. What nobody waits for ends the exchange. A payload that was read counts, whatever comes after. */
  next(happened: LinkEvent): Step {
    const expected = this.#waitsFor;
    this.#waitsFor = null;
    if (happened.is === "not-found" && expected === "found")
      return { step: "close", outcome: { is: "stranger" } };
    if (happened.is === "found" && expected === "found") {
      this.#signal = happened.signal;
      this.#waitsFor = "read";
      return { step: "read" };
    }
    if (happened.is === "read" && expected === "read" && happened.value.length === PAYLOAD_LENGTH) {
      this.#payload = happened.value;
      if (this.#own === null || !this.#signal) return this.#close(false);
      this.#waitsFor = "written";
      return { step: "write", value: this.#own };
    }
    return this.#close(happened.is === "written" && expected === "written");
  }

  #close(written: boolean): Step {
    const payload = this.#payload;
    return { step: "close", outcome: payload ? { is: "payload", payload, written } : { is: "failed" } };
  }
}
