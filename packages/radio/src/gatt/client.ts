/**
 * A client of attributes: one request at a time, each answered, refused or given up (Core Specification 5.4, Vol 3, Part F,
 * §3.3.2, §3.3.3). After a request without an answer nothing may follow on the link: it is hung up.
 */
import { type Duration, Seconds } from "@bluezone/protocol/time";
import { Malformed } from "../hci/layout.ts";
import { RadioFault } from "../hci/status.ts";
import type { Link } from "../host/link.ts";
import type { Timing } from "../host/ports.ts";
import { encodePdu, type Pdu, type PduName, type PduOf, readPdu } from "./att.ts";
import { bear } from "./bearer.ts";

/** The specification allows 30 s; a phone that takes longer than this is not worth the battery. */
const PATIENCE: Duration = Seconds(5);

type PendingRequest = {
  readonly request: number;
  readonly expects: PduName;
  readonly resolve: (pdu: Pdu) => void;
  readonly reject: (fault: RadioFault) => void;
};

export class AttributeClient {
  readonly #link: Link;
  readonly #timing: Timing;
  readonly #notified: (handle: number, value: Uint8Array) => void;
  #waiting: PendingRequest | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** Takes the attribute channel of a link. `server` answers what the peer asks; `notified` is told of its notifications. */
  constructor(
    link: Link,
    timing: Timing,
    server: (request: Uint8Array) => Uint8Array | undefined,
    notified: (handle: number, value: Uint8Array) => void = () => {},
  ) {
    this.#link = link;
    this.#timing = timing;
    this.#notified = notified;
    bear(link, server, (pdu) => this.#take(pdu));
    link.onEnd(() => this.#waiting?.reject(new RadioFault("link_lost", "the link ended")));
  }

  /** A limit for all of what is done on this link: `over` resolves when it is past, and the link is hung up on then. */
  limit(length: Duration): { readonly over: Promise<{ readonly is: "too-late" }>; callOff(): void } {
    let callOff = () => {};
    const over = new Promise<{ readonly is: "too-late" }>((resolve) => {
      callOff = this.#timing.after(length, () => {
        resolve({ is: "too-late" });
        this.#link.hangUp();
      });
    });
    return { over, callOff };
  }

  /**
   * Asks and gives the answer. Rejects with RadioFault: `att` with the peer's code, `att_timeout`, `link_lost`, `malformed` for an
   * answer to something else.
   */
  ask<Asked extends PduName, Answered extends PduName>(
    name: Asked,
    values: PduOf<Asked>,
    expects: Answered,
  ): Promise<PduOf<Answered>> {
    const request = encodePdu(name, values);
    const asked = this.#turn.then(() => this.#request(request, expects));
    this.#turn = asked.catch(() => undefined);
    return asked as Promise<PduOf<Answered>>;
  }

  #request(request: Uint8Array, expects: PduName): Promise<Pdu> {
    return new Promise<Pdu>((resolve, reject) => {
      if (!this.#link.alive) return reject(new RadioFault("link_lost", "the link has ended"));
      const callOff = this.#timing.after(PATIENCE, () => {
        this.#waiting?.reject(new RadioFault("att_timeout", "the peer does not answer"));
        this.#link.hangUp();
      });
      const done = () => {
        callOff();
        this.#waiting = undefined;
      };
      this.#waiting = {
        request: request[0]!,
        expects,
        resolve(pdu) {
          done();
          resolve(pdu);
        },
        reject(fault) {
          done();
          reject(fault);
        },
      };
      this.#link.sendAttribute(request);
    });
  }

  #take(bytes: Uint8Array): void {
    const waiting = this.#waiting;
    let pdu: Pdu | undefined;
    try {
      pdu = readPdu(bytes);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      waiting?.reject(new RadioFault("malformed", "the peer's answer cannot be"));
      return;
    }
    if (pdu?.is === "notification" || pdu?.is === "indication") {
      this.#notified(pdu.handle, pdu.value);
      if (pdu.is === "indication") this.#link.sendAttribute(encodePdu("confirmation", {}));
    } else if (!waiting || !pdu) return;
    else if (pdu.is === "error" && pdu.request === waiting.request)
      waiting.reject(new RadioFault("att", `the peer refuses: ${pdu.code}`, pdu.code));
    else if (pdu.is === waiting.expects) waiting.resolve(pdu);
    else waiting.reject(new RadioFault("malformed", "the peer answers something else"));
  }
}
