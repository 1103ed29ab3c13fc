/** A line with packets on it: cuts what comes into packets, reads them, and tells a listener; sends whole packets. */
import { Milliseconds } from "@bluezone/protocol/time";
import { type AclFragment, encodeAcl, readAcl } from "../hci/acl.ts";
import { type HciEvent, readEvent } from "../hci/event.ts";
import { ACL, COMMAND, EVENT, encodeH4, H4Reader } from "../hci/h4.ts";
import { Malformed } from "../hci/layout.ts";
import type { RadioListener } from "./event.ts";
import type { OpenTransport, Timing, Transport } from "./ports.ts";

/** After so long without the rest of a packet its beginning was garbage. Packets take a few milliseconds, on a slow UART too. */
const QUIET = Milliseconds(500);

/** Who is told what comes. */
export interface LineListener {
  event(event: HciEvent): void;
  acl(fragment: AclFragment): void;
  closed(): void;
}

/** Sees every packet that passes, before it is read or sent. */
export type Tap = (received: boolean, packet: Uint8Array) => void;

export interface Line {
  command(body: Uint8Array): void;
  acl(fragment: AclFragment): void;
  close(): void;
}

function readPacket(kind: number, body: Uint8Array, listener: LineListener, tell: RadioListener): void {
  try {
    if (kind === EVENT) listener.event(readEvent(body));
    else if (kind === ACL) listener.acl(readAcl(body));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    tell({ is: "malformed", of: kind === EVENT ? "event" : "acl" });
  }
}

/** Opens a line. Rejects as `open` does. */
export async function openLine(
  open: OpenTransport,
  listener: LineListener,
  timing: Timing,
  tell: RadioListener,
  tap: Tap | null = null,
): Promise<Line> {
  const reader = new H4Reader((bytes) => tell({ is: "garbage", bytes }));
  let callOff = () => {};
  let transport: Transport | undefined;
  const take = (bytes: Uint8Array) => {
    callOff();
    for (const packet of reader.push(bytes)) {
      if (tap) tap(true, encodeH4(packet));
      readPacket(packet.kind, packet.body, listener, tell);
    }
    if (reader.holds) callOff = timing.after(QUIET, () => reader.forget());
  };
  const closed = () => {
    callOff();
    listener.closed();
  };
  transport = await open({ bytes: take, closed });
  const send = (kind: number, body: Uint8Array) => {
    const packet = encodeH4({ kind, body });
    tap?.(false, packet);
    transport?.send(packet);
  };
  return {
    command: (body) => send(COMMAND, body),
    acl: (fragment) => send(ACL, encodeAcl(fragment)),
    close() {
      callOff();
      transport?.close();
    },
  };
}
