/** Two ends of a link without a radio between them: what one sends, the other takes. For attribute tests. */
import { type AclFragment, encodeAcl, FIRST_RECEIVED, FIRST_SENT } from "../hci/acl.ts";
import { ACL, encodeH4 } from "../hci/h4.ts";
import { CommandQueue } from "../host/command-queue.ts";
import type { RadioEvent } from "../host/event.ts";
import { Link } from "../host/link.ts";
import type { Timing } from "../host/ports.ts";
import { keepFrame } from "./frames.ts";

/** The packet that such a frame is on a line. The peripheral's are not kept: tests let it send nonsense. */
const sent = (fragment: AclFragment): Uint8Array =>
  encodeH4({ kind: ACL, body: encodeAcl({ ...fragment, boundary: FIRST_SENT }) });

export interface LinkedPair {
  readonly central: Link;
  readonly peripheral: Link;
  readonly told: RadioEvent[];
  /** Whether anything arrives. */
  deaf: boolean;
}

/** A pair of ends. Hanging up at either ends both; the level is never known. */
export function linkedPair(timing: Timing): LinkedPair {
  const told: RadioEvent[] = [];
  const ends: Link[] = [];
  const queue = new CommandQueue(
    () => {},
    timing,
    timing.now(),
    (event) => told.push(event),
  );
  const end = (role: "central" | "peripheral", other: () => Link | undefined) =>
    new Link(1, role, new Uint8Array(6), {
      queue,
      tell: (event) => told.push(event),
      send(handle, frame) {
        const fragment: AclFragment = { handle, boundary: FIRST_RECEIVED, data: frame };
        if (role === "central") keepFrame(sent(fragment));
        if (!pair.deaf) queueMicrotask(() => other()?.take(fragment));
        return true;
      },
      hangUp() {
        for (const one of ends) one.ended(0x13);
      },
    });
  const central = end("central", () => peripheral);
  const peripheral: Link = end("peripheral", () => central);
  ends.push(central, peripheral);
  const pair: LinkedPair = { central, peripheral, told, deaf: false };
  return pair;
}
