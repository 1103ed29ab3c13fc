/** A call to a peer: asked for, on its way, called off. The controller can make one at a time. */
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { RANDOM } from "../hci/address.ts";
import { cancelConnection, createConnection, createExtendedConnection } from "../hci/connection-commands.ts";
import { PHY_1M } from "../hci/scan-commands.ts";
import type { RadioFault } from "../hci/status.ts";
import { connectionIntervals, scanSlots, supervisionSteps } from "../hci/units.ts";
import type { CommandQueue } from "./command-queue.ts";
import { unlessDisallowed } from "./disallowed.ts";
import type { Link } from "./link.ts";

/** Whom to call. */
export interface Peer {
  /** 6 bytes. */
  readonly address: Uint8Array;
  readonly random: boolean;
}

/** How long the controller may take to say that a call was called off. */
export const CALLED_OFF: Duration = Seconds(1);
/** A fast link: it is closed after a second. */
const INTERVAL = connectionIntervals(Milliseconds(30));
const SCAN = scanSlots(Milliseconds(30));
const SUPERVISION = supervisionSteps(Seconds(4));

export interface Dial {
  readonly peer: Peer;
  stage: "asked" | "calling" | "called-off";
  /** Stops the wait for the peer. */
  readonly stopWaiting: () => void;
  readonly resolve: (link: Link) => void;
  readonly reject: (fault: RadioFault) => void;
}

/** Begins a call; how it ends is told by an event. Rejects with RadioFault. */
export async function startCall(queue: CommandQueue, { address, random }: Peer, extended: boolean) {
  const timing = {
    intervalMin: INTERVAL,
    intervalMax: INTERVAL,
    latency: 0,
    supervisionTimeout: SUPERVISION,
    eventMin: 0,
    eventMax: 0,
  };
  const whom = { filterPolicy: 0, ownAddressType: RANDOM, peerAddressType: random ? RANDOM : 0 };
  const scan = { peerAddress: address, scanInterval: SCAN, scanWindow: SCAN };
  if (extended) await queue.run(createExtendedConnection, { ...whom, ...scan, phys: PHY_1M, ...timing });
  else await queue.run(createConnection, { ...whom, ...scan, ...timing });
}

/** Calls a call off. A controller that says "disallowed" has none any more. */
export const stopCall = (queue: CommandQueue): Promise<void> =>
  unlessDisallowed(queue.run(cancelConnection, {}));
