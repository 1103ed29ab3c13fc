/**
 * The one service behind a connection (docs/protocol/air.md): `payload` is read, `signal` is written and notifies. Nothing else
 * can be read, nothing asks for encryption. For a radio the values are bytes; only their length is known here.
 */
import { PAYLOAD_LENGTH, SERVICE_UUID } from "@bluezone/protocol/air/frame";
import { Inbox as Once } from "../engine/inbox.ts";
import { RadioFault } from "../hci/status.ts";
import type { Link } from "../host/link.ts";
import { ATT_ERROR, encodePdu } from "./att.ts";
import { characteristic, clientConfiguration, service } from "./attribute.ts";
import { attributeServer } from "./server.ts";
import { uuid } from "./uuid.ts";

/** The service, and what is in it; random UUIDs of our own. */
export const SERVICE = uuid(SERVICE_UUID);
export const PAYLOAD = uuid("6daf05cd-e281-4128-bd80-351e09e65ef1");
export const SIGNAL = uuid("f2cada7e-9ca5-457a-8373-2b984b70d475");
/** Handles of the values, in the order of the table below. */
const PAYLOAD_HANDLE = 3;
const SIGNAL_HANDLE = 5;

/** A payload that a peer wrote. */
export interface WrittenPayload {
  readonly payload: Uint8Array;
  /** dBm by our own radio; undefined when it does not know. Whatever the peer may claim is not asked for. */
  readonly rssi: number | undefined;
}

/** Takes what peers write, each payload once as the engine's inbox says, with the level of the link that it came over. */
export class Inbox {
  readonly #written: (sighting: WrittenPayload, link: Link) => void;
  readonly #once = new Once();

  /** `written` is told of each payload once. */
  constructor(written: (sighting: WrittenPayload, link: Link) => void) {
    this.#written = written;
  }

  /** Our identity changed: whoever writes now meets us anew. */
  renew(): void {
    this.#once.renew();
  }

  /** A peer wrote over this link. */
  take(payload: Uint8Array, link: Link): void {
    if (!this.#once.take(payload)) return;
    link.rssi().then(
      (rssi) => this.#written({ payload, rssi }, link),
      (fault: unknown) => {
        if (!(fault instanceof RadioFault)) throw fault;
        // The link ended before its level was read. It was there all the same.
        this.#written({ payload, rssi: undefined }, link);
      },
    );
  }
}

/** What stands behind a link. */
export interface LinkService {
  readonly answer: (request: Uint8Array) => Uint8Array | undefined;
  /** Notifies the peer with these bytes, up to 20; false when it does not want that. */
  readonly notify: (value: Uint8Array) => boolean;
}

/** The service of one link. `payload` gives the 20 bytes of now, or null in silence: then reading is refused. */
export function serveLink(link: Link, payload: () => Uint8Array | null, inbox: Inbox): LinkService {
  let wanted = false;
  const attributes = [
    service(SERVICE),
    ...characteristic(PAYLOAD_HANDLE, PAYLOAD, { read: () => payload() ?? ATT_ERROR.readNotPermitted }),
    ...characteristic(SIGNAL_HANDLE, SIGNAL, {
      notify: true,
      write(value) {
        if (value.length !== PAYLOAD_LENGTH) return ATT_ERROR.invalidLength;
        inbox.take(value, link);
        return undefined;
      },
    }),
    clientConfiguration((notify) => {
      wanted = notify;
    }),
  ];
  return {
    answer: attributeServer(attributes),
    notify(value) {
      if (wanted) link.sendAttribute(encodePdu("notification", { handle: SIGNAL_HANDLE, value }));
      return wanted;
    },
  };
}
