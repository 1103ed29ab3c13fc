/**
 * A Bluetooth adapter that does what it is asked for and goes on doing it: whatever fails, it starts the controller anew, with
 * growing pauses, and brings everything back as it was wanted. One loop sends all commands that change the air, so that nothing
 * comes between the steps of a change.
 */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { ADDRESS_LENGTH, privateAddress } from "../hci/address.ts";
import type { HciEvent } from "../hci/event.ts";
import { CENTRAL, PERIPHERAL } from "../hci/le-events.ts";
import { faultOf, OK, RadioFault } from "../hci/status.ts";
import { AclFlow } from "./acl-flow.ts";
import { Admission } from "./admission.ts";
import { type AirFrame, AirState } from "./air-state.ts";
import { Backoff } from "./backoff.ts";
import { CommandQueue } from "./command-queue.ts";
import { bringUp } from "./controller.ts";
import { CALLED_OFF, type Dial, type Peer, startCall, stopCall } from "./dial.ts";
import { type Line, openLine } from "./line.ts";
import type { Link } from "./link.ts";
import { Links } from "./links.ts";
import type { AdapterNeeds } from "./needs.ts";
import { extendedReports, legacyReports, type Report } from "./report.ts";
import type { ScanToDo } from "./scanning.ts";

/** A controller that is up. */
interface Up {
  readonly queue: CommandQueue;
  readonly air: AirState;
  readonly links: Links;
  readonly extended: boolean;
}

export class Adapter {
  readonly #needs: AdapterNeeds;
  readonly #admission: Admission;
  readonly #backoff = new Backoff();
  #address: Uint8Array;
  #frame: AirFrame | null = null;
  #scan: ScanToDo | null = null;
  #dial: Dial | undefined;
  #line: Line | undefined;
  #queue: CommandQueue | undefined;
  #up: Up | undefined;
  #trouble: RadioFault | undefined;
  #closed = false;
  #ring = () => {};
  #rung = false;
  #silenceAt = () => {};
  #openAgain = () => {};
  readonly #loop: Promise<void>;

  /** Starts at once. What is asked for before the controller is up is done when it is. */
  constructor(needs: AdapterNeeds) {
    this.#needs = needs;
    this.#admission = new Admission(needs.limits);
    this.#address = this.#drawAddress();
    this.#loop = this.#run();
  }

  /** Whether the controller is up. */
  get isUp(): boolean {
    return this.#up !== undefined;
  }

  /**
   * Replaces what is broadcast, under a new random address; null is silence. Links end: they would join the old identity to the
   * new. At `until` the advert stops by itself.
   */
  broadcast(frame: AirFrame | null): void {
    this.#silenceAt();
    this.#address = this.#drawAddress();
    this.#frame = frame;
    this.#up?.links.hangUpAll();
    this.#callOff();
    if (frame) {
      const { now, after } = this.#needs.timing;
      const left = Milliseconds(Math.max(0, frame.until - now()));
      this.#silenceAt = after(left, () => this.broadcast(null));
    }
    this.#wake();
  }

  /** Replaces how we listen; null is not at all. While nothing is broadcast no scan asks: a request would show our address. */
  listen(scan: ScanToDo | null): void {
    this.#scan = scan;
    this.#wake();
  }

  /**
   * Connects to a peer. Rejects with RadioFault: `busy` while another call or link of ours goes on, `no_peer` when it does not
   * come within `patience` or the identity changes, and what a controller may say.
   */
  connect(peer: Peer, patience: Duration): Promise<Link> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new RadioFault("closed", "the radio is closed"));
      if (this.#dial || (this.#up?.links.count ?? 0) >= this.#needs.limits.atOnce)
        return reject(new RadioFault("busy", "another link is in the way"));
      const callOff = () => this.#callOff();
      const stopWaiting = this.#needs.timing.after(patience, callOff);
      this.#dial = { peer, stage: "asked", stopWaiting, resolve, reject };
      this.#wake();
    });
  }

  /** Ends everything: links, advert, scan, the line. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#silenceAt();
    this.#frame = null;
    this.#scan = null;
    this.#endDial(new RadioFault("closed", "the radio is closed"));
    this.#up?.links.hangUpAll();
    this.#wake();
    await this.#loop;
    this.#line?.close();
    this.#lost(new RadioFault("closed", "the radio is closed"));
  }

  #drawAddress(): Uint8Array {
    return privateAddress(this.#needs.chance.bytes(ADDRESS_LENGTH));
  }

  #wake(): void {
    this.#rung = true;
    this.#ring();
  }

  /** Waits to be rung, or for a time. */
  async #rest(length?: Duration): Promise<void> {
    if (this.#rung && length === undefined) return;
    await new Promise<void>((resolve) => {
      const callOff = length === undefined ? undefined : this.#needs.timing.after(length, resolve);
      this.#ring = () => {
        // A pause is for the controller's sake: only the end of everything cuts it short.
        if (length !== undefined && !this.#closed) return;
        callOff?.();
        resolve();
      };
    });
    this.#ring = () => {};
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#turn();
        this.#backoff.clear();
        await this.#rest();
      } catch (fault) {
        if (!(fault instanceof RadioFault)) throw fault;
        if (this.#closed) return;
        this.#lost(fault);
        // Who does not answer may do so on a new line.
        if (fault.code === "no_answer") this.#line?.close();
        if (fault.code === "no_answer") this.#line = undefined;
        const retryIn = this.#backoff.next();
        const why = fault.why === undefined ? {} : { why: fault.why };
        this.#needs.tell({ is: "failed", code: fault.code, ...why, retryIn });
        await this.#rest(retryIn);
      }
    }
    await this.#settle().catch(() => undefined);
  }

  /** Everything that is to be done now. Rejects with RadioFault when the controller must start anew. */
  async #turn(): Promise<void> {
    this.#rung = false;
    if (this.#trouble) throw this.#trouble;
    if (!this.#up) await this.#start();
    if (this.#dial?.stage === "called-off") await this.#endCall(this.#dial);
    await this.#settle();
    if (this.#dial?.stage === "asked") await this.#beginCall(this.#dial);
    if (this.#trouble) throw this.#trouble;
  }

  async #start(): Promise<void> {
    const { timing, tell, drive, patience, limits } = this.#needs;
    const line = this.#line ?? (await this.#open());
    this.#line = line;
    this.#queue = new CommandQueue((body) => line.command(body), timing, patience, tell);
    const queue = this.#queue;
    const { extended, aclLength, aclCount } = await bringUp(queue, drive);
    const flow = new AclFlow((fragment) => line.acl(fragment), aclLength, aclCount);
    const links = new Links({
      queue,
      flow,
      timing,
      tell,
      limits,
      admission: this.#admission,
      linked: (link) => link.role === "peripheral" && this.#needs.accepted(link),
      changed: () => this.#wake(),
      trouble: (fault) => this.#inTrouble(fault),
    });
    this.#up = { queue, air: new AirState(queue, timing, extended), links, extended };
    tell({ is: "up", extended });
  }

  #open(): Promise<Line> {
    const { open, timing, tell, tap } = this.#needs;
    let line: Line | undefined;
    const listener = {
      event: (event: HciEvent) => this.#event(event),
      acl: (fragment: Parameters<Links["take"]>[0]) => this.#up?.links.take(fragment),
      closed: () => {
        if (line !== undefined && line !== this.#line) return;
        this.#line = undefined;
        this.#inTrouble(new RadioFault("gone", "the line to the controller ended"));
      },
    };
    return openLine(open, listener, timing, tell, tap).then((opened) => {
      line = opened;
      return opened;
    });
  }

  async #settle(): Promise<void> {
    const up = this.#up;
    if (!up) return;
    const { limits, timing, interval } = this.#needs;
    const shut = this.#admission.closedFor(timing.now());
    this.#openAgain();
    if (shut > 0 && !this.#closed) this.#openAgain = timing.after(shut, () => this.#wake());
    await up.air.settle({
      address: this.#address,
      frame: this.#frame,
      connectable: shut === 0 && up.links.count < limits.atOnce,
      interval,
      unlinked: () => up.links.clear(),
      // Controllers differ in what they can do beside a call.
      scan: this.#scan && !this.#dial ? { active: this.#scan.active && this.#frame !== null } : null,
    });
  }

  async #beginCall(dial: Dial): Promise<void> {
    const { queue, extended } = this.#up!;
    dial.stage = "calling";
    try {
      await startCall(queue, dial.peer, extended);
    } catch (fault) {
      if (!(fault instanceof RadioFault)) throw fault;
      if (this.#dial === dial) this.#endDial(fault);
      if (fault.code === "no_answer" || fault.code === "gone") throw fault;
    }
  }

  async #endCall(dial: Dial): Promise<void> {
    await stopCall(this.#up!.queue);
    if (this.#dial !== dial) return;
    // The controller tells the end of a call by an event, or not at all when it had none.
    await new Promise<void>((resolve) => {
      const callOff = this.#needs.timing.after(CALLED_OFF, resolve);
      const { reject } = dial;
      Object.assign(dial, {
        reject: (fault: RadioFault) => {
          reject(fault);
          callOff();
          resolve();
        },
      });
    });
    if (this.#dial === dial) this.#endDial(new RadioFault("no_peer", "nobody answered"));
  }

  #callOff(): void {
    const dial = this.#dial;
    if (!dial) return;
    if (dial.stage === "asked") this.#endDial(new RadioFault("no_peer", "the call was called off"));
    else dial.stage = "called-off";
    this.#wake();
  }

  #endDial(fault: RadioFault): void {
    const dial = this.#dial;
    this.#dial = undefined;
    dial?.stopWaiting();
    dial?.reject(fault);
    this.#wake();
  }

  #event(event: HciEvent): void {
    const up = this.#up;
    if (event.is === "commandComplete") this.#queue?.completed(event);
    else if (event.is === "commandStatus") this.#queue?.begun(event);
    else if (event.is === "hardwareError")
      this.#inTrouble(new RadioFault("gone", "the controller has a hardware error"));
    else if (!up) return;
    else if (event.is === "reports") for (const report of legacyReports(event)) this.#heard(report);
    else if (event.is === "extendedReports") for (const report of extendedReports(event)) this.#heard(report);
    else if (event.is === "connected" || event.is === "connectedEnhanced") this.#connected(up, event);
    else if (event.is === "setTerminated") {
      up.air.stopped();
      this.#wake();
    } else up.links.event(event);
  }

  #heard(report: Report): void {
    if (this.#scan) this.#needs.heard(report);
  }

  #connected({ links, air }: Up, event: Parameters<Links["connected"]>[0]): void {
    const dial = this.#dial;
    const ours = event.role === CENTRAL && dial !== undefined && dial.stage !== "asked";
    if (event.status !== OK) {
      if (ours || (dial && event.role !== PERIPHERAL))
        this.#endDial(
          dial?.stage === "called-off"
            ? new RadioFault("no_peer", "the call was called off")
            : faultOf(event.status, "connecting"),
        );
      return;
    }
    const link = links.connected(event, ours && dial.stage === "calling");
    // Some controllers stop advertising for either role.
    air.stopped();
    if (ours) {
      if (link) {
        this.#dial = undefined;
        dial.stopWaiting();
        dial.resolve(link);
      } else this.#endDial(new RadioFault("no_peer", "the call was called off"));
    }
    this.#wake();
  }

  #inTrouble(fault: RadioFault): void {
    this.#trouble = fault;
    this.#queue?.fail(fault);
    this.#wake();
  }

  /** Nobody knows what the controller does now. */
  #lost(fault: RadioFault): void {
    this.#trouble = undefined;
    const up = this.#up;
    this.#up = undefined;
    this.#queue?.fail(fault);
    this.#queue = undefined;
    up?.links.lost();
    if (this.#dial) this.#endDial(fault);
  }
}
