/** The links of a controller: who may come in, where fragments go, and that each ends, also when the controller forgets to say so. */
import { type Duration, Seconds } from "@bluezone/protocol/time";
import type { AclFragment } from "../hci/acl.ts";
import { disconnect, refuseConnectionParameters, refuseLongTermKey } from "../hci/connection-commands.ts";
import type { EventOf, HciEvent } from "../hci/event.ts";
import { PERIPHERAL } from "../hci/le-events.ts";
import { OK, RadioFault, REMOTE_USER_TERMINATED } from "../hci/status.ts";
import type { AclFlow } from "./acl-flow.ts";
import type { Admission, Limits } from "./admission.ts";
import type { CommandQueue } from "./command-queue.ts";
import type { RadioListener } from "./event.ts";
import { Link, type LinkGround } from "./link.ts";
import type { Timing } from "./ports.ts";

/** How long an end that was asked for is waited for. */
const END: Duration = Seconds(2);
/** The end of a link that nobody told us of, as the specification calls it: the connection timed out. */
const TIMED_OUT = 0x08;
/** Why we do not take other link parameters. */
const UNACCEPTABLE = 0x3b;

/** What links need. */
export interface LinksGround {
  readonly queue: CommandQueue;
  readonly flow: AclFlow;
  readonly timing: Timing;
  readonly tell: RadioListener;
  readonly limits: Limits;
  readonly admission: Admission;
  /** A link of ours or of a stranger stands. */
  readonly linked: (link: Link) => void;
  /** Something about links changed: the advert may have to. */
  readonly changed: () => void;
  /** The controller does not answer. */
  readonly trouble: (fault: RadioFault) => void;
}

type ConnectedEvent = EventOf<"connected"> | EventOf<"connectedEnhanced">;

export class Links {
  readonly #ground: LinksGround;
  readonly #links = new Map<number, { readonly link: Link; callOff: () => void; ending: boolean }>();
  #cleared: (() => void)[] = [];

  constructor(ground: LinksGround) {
    this.#ground = ground;
  }

  /** How many stand. */
  get count(): number {
    return this.#links.size;
  }

  /** A link came to be; `wanted` says whether we called and still want it. Gives it unless it was refused. */
  connected({ handle, role, peerAddress }: ConnectedEvent, wanted: boolean): Link | undefined {
    const { timing, limits, admission, tell, linked, queue, flow } = this.#ground;
    // The controller gives a handle anew: the end of the link before was lost.
    this.#ended(handle, TIMED_OUT);
    const peripheral = role === PERIPHERAL;
    const ground: LinkGround = {
      queue,
      tell,
      send: (to, frame) => flow.push(to, frame),
      hangUp: (one, why) => this.#hangUp(one, why),
    };
    const link = new Link(handle, peripheral ? "peripheral" : "central", peerAddress, ground);
    const stay = () => this.#hangUp(link, peripheral ? "time" : undefined);
    this.#links.set(handle, { link, callOff: timing.after(limits.stay, stay), ending: false });
    const why = peripheral ? admission.refuse(peerAddress, timing.now()) : undefined;
    if (why) tell({ is: "link-refused", why });
    if (why || (!peripheral && !wanted)) {
      this.#hangUp(link);
      return undefined;
    }
    tell({ is: "linked", role: link.role });
    linked(link);
    return link;
  }

  /** What the controller says of links. */
  event(event: HciEvent): void {
    const { queue, flow } = this.#ground;
    if (event.is === "disconnected" && event.status === OK) this.#ended(event.handle, event.reason);
    if (event.is === "packetsDone") for (const { handle, count } of event.links) flow.done(handle, count);
    if (event.is === "longTermKeyAsked") {
      this.#ground.tell({ is: "pairing-refused" });
      this.#try(queue.run(refuseLongTermKey, { handle: event.handle }));
    }
    if (event.is === "parametersAsked")
      this.#try(queue.run(refuseConnectionParameters, { handle: event.handle, reason: UNACCEPTABLE }));
  }

  /** Data of a peer. A link that is being hung up answers nothing more. */
  take(fragment: AclFragment): void {
    const held = this.#links.get(fragment.handle);
    if (held && !held.ending) held.link.take(fragment);
  }

  /** Hangs up all. */
  hangUpAll(): void {
    for (const { link } of [...this.#links.values()]) this.#hangUp(link);
  }

  /** Hangs up all and waits until none is left: two seconds at most. */
  async clear(): Promise<void> {
    this.hangUpAll();
    if (this.#links.size > 0) await new Promise<void>((resolve) => this.#cleared.push(resolve));
  }

  /** All links are gone with the controller. */
  lost(): void {
    for (const handle of [...this.#links.keys()]) this.#ended(handle, TIMED_OUT);
  }

  #hangUp(link: Link, why?: "time" | "flood"): void {
    const held = this.#links.get(link.handle);
    if (held?.link !== link || held.ending) return;
    held.ending = true;
    if (why) this.#ground.tell({ is: "link-refused", why });
    held.callOff();
    held.callOff = this.#ground.timing.after(END, () => this.#ended(link.handle, TIMED_OUT));
    const { handle } = link;
    this.#try(this.#ground.queue.run(disconnect, { handle, reason: REMOTE_USER_TERMINATED }), handle);
  }

  #ended(handle: number, reason: number): void {
    const held = this.#links.get(handle);
    if (!held) return;
    held.callOff();
    this.#links.delete(handle);
    this.#ground.flow.ended(handle);
    held.link.ended(reason);
    this.#ground.tell({ is: "link-ended", reason });
    if (this.#links.size === 0) for (const resolve of this.#cleared.splice(0)) resolve();
    this.#ground.changed();
  }

  /** Waits for a command about a link; only a controller that does not answer at all is trouble. */
  #try(done: Promise<unknown>, handle?: number): void {
    done.catch((fault: unknown) => {
      if (!(fault instanceof RadioFault)) throw fault;
      if (fault.code === "link_lost" && handle !== undefined) this.#ended(handle, TIMED_OUT);
      if (fault.code === "no_answer") this.#ground.trouble(fault);
    });
  }
}
