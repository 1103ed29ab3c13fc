/**
 * A Bluetooth adapter as a phone's radio: the engine says what to do (`engine/radio-engine.ts`), the adapter does it (`host/`), and
 * what happens on the air goes back to the engine. It goes on by itself between two looks of whoever holds it, and whatever the
 * adapter does: one that fails is off, and on again when it is back.
 */
import type { Calibration } from "@bluezone/protocol/air/calibration";
import { equalBytes } from "@bluezone/protocol/bytes";
import { type Duration, type Instant, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import type { ScanPlan } from "../engine/duty-cycle.ts";
import type { Outcome } from "../engine/exchange-steps.ts";
import type { Identity } from "../engine/identity-clock.ts";
import { type RadioAction, RadioEngine, type RadioInput } from "../engine/radio-engine.ts";
import type { ScanRecord } from "../engine/tally.ts";
import { bear } from "../gatt/bearer.ts";
import { AttributeClient } from "../gatt/client.ts";
import { exchange } from "../gatt/exchange.ts";
import { Inbox, serveLink, type WrittenPayload } from "../gatt/link-service.ts";
import { RadioFault, type RadioFaultCode } from "../hci/status.ts";
import { Adapter } from "../host/adapter.ts";
import type { RadioEvent, RadioListener } from "../host/event.ts";
import type { Link } from "../host/link.ts";
import { type AdapterNeeds, USUAL } from "../host/needs.ts";
import type { OpenTransport, Timing } from "../host/ports.ts";
import { systemChance, systemTiming } from "../host/system.ts";
import { type JoinedReport, Joiner } from "./joiner.ts";
import type { LiveMemory, Piece } from "./live-memory.ts";
import { PublicPeers } from "./public-peers.ts";

/** An identity with the name by which its owner knows it. */
export interface NamedIdentity extends Identity {
  readonly name: number;
}

/** Whether the radio works: on, off for now, or refused by the system. */
export type LiveState = "on" | "off" | "refused";

/** What says what the radio is to do. */
export type Engine = Pick<RadioEngine, "handle" | "wakeAt" | "payload">;

/** What a live radio is given. */
export interface LiveRadioNeeds {
  /** The line to the adapter (`host/open-adapter.ts`). */
  readonly open: OpenTransport;
  readonly memory: LiveMemory;
  /** The phone's clocks: identities, plan and records are in their time. */
  readonly clock: {
    wall(): Instant;
    /** Opaque, new at every boot. */
    bootId(): string;
  } & Timing;
  /** Bluetooth company id of the deployment. */
  readonly companyId: number;
  /** Whether Apple devices behind are connected to, to see whether they are one of us. */
  readonly seekHidden: boolean;
  /** In which bit of Apple's overflow area iPhones hide our service, 0 … 127; null: not known, each of them may. */
  readonly overflowBit: number | null;
  /** Transmit power that the payload declares, whole dBm, −50 … 20. */
  readonly txPower: number;
  /** The adapter's name for a calibration table. */
  readonly model: string;
  /** What is known of it; without it little is certain. */
  readonly calibration?: Calibration;
  readonly tell?: RadioListener;
  /** Another engine than ours, without a plan so far. */
  readonly engine?: Engine;
  /** What of the adapter's own needs is not as usual. Its time is the machine's, whatever the phone's clock does. */
  readonly adapter?: Partial<Omit<AdapterNeeds, "open" | "tell" | "heard" | "accepted">>;
}

/** How long a peer may take to come when it is called. */
const PEER_COMES: Duration = Seconds(5);
/** A longer pause than this was no listening (`engine/duty-cycle.ts`). */
const LONGEST_GAP = Minutes(6);

export class LiveRadio {
  readonly txPower: number;
  readonly model: string;
  readonly calibration?: Calibration;
  readonly #needs: LiveRadioNeeds;
  readonly #timing: Timing;
  readonly #engine: Engine;
  readonly #adapter: Adapter;
  readonly #joiner: Joiner;
  readonly #inbox: Inbox;
  readonly #publicPeers = new PublicPeers();
  /** The level of a stranger's link when it came to be. */
  readonly #levels = new WeakMap<Link, Promise<number | null>>();
  #table: readonly NamedIdentity[] = [];
  #trouble: RadioFaultCode | null = null;
  #scan: { readonly since: Duration; readonly before: Duration | null } | null = null;
  #lastScan: Duration | null = null;
  #doNotWake = () => {};
  #closed = false;

  /** Opens the adapter at once; it is silent and deaf until it gets identities and a plan. */
  constructor(needs: LiveRadioNeeds) {
    const { companyId, seekHidden, overflowBit, txPower, model, calibration, open, adapter = {} } = needs;
    this.#needs = needs;
    this.txPower = txPower;
    this.model = model;
    if (calibration) this.calibration = calibration;
    this.#timing = adapter.timing ?? systemTiming;
    this.#engine = needs.engine ?? new RadioEngine({ companyId, seekHidden, overflowBit, plan: null });
    this.#joiner = new Joiner(this.#timing, (heard) => this.#heard(heard));
    this.#inbox = new Inbox((written, link) => void this.#written(written, link));
    this.#adapter = new Adapter({
      ...USUAL,
      chance: systemChance,
      ...adapter,
      open,
      timing: this.#timing,
      tell: (event) => this.#told(event),
      heard: (report) => {
        this.#publicPeers.take(report);
        this.#joiner.take(report);
      },
      accepted: (link) => this.#accept(link),
    });
  }

  /** Whether the radio works now. */
  state(): LiveState {
    if (this.#trouble === "denied") return "refused";
    return this.#adapter.isUp ? "on" : "off";
  }

  /** The part that goes on by itself; what each call does is said in docs/decisions/0032. */
  readonly alone = {
    /**
     * Replaces the whole table; an empty one is silence. Throws RangeError for a table that is none (`IdentityClock.replace`), and
     * goes on with the one before.
     */
    identities: (table: readonly NamedIdentity[]): void => {
      const before = this.#table;
      this.#table = table;
      try {
        this.#handle({ is: "identities", table });
      } catch (error) {
        this.#table = before;
        throw error;
      }
    },
    /** Scans by this plan from now on; null: does not listen at all. */
    plan: (plan: ScanPlan | null): void => this.#handle({ is: "plan", plan }),
    /** Name of the identity that was on the air last. */
    aired: (): number | null => this.#needs.memory.aired(),
    /** How much it has listened in all. */
    listened: (): Duration => this.#needs.memory.listened(),
    /** The next piece of what was heard; deletes the one that `taken` names. */
    collect: (taken: string | null): Piece => this.#needs.memory.collect(taken),
    /** Silent, deaf, and nothing is kept. */
    forget: (): void => {
      this.alone.identities([]);
      this.alone.plan(null);
      this.#lastScan = null;
      // Last, since a scan that has just ended was still written down.
      this.#needs.memory.forget();
    },
  };

  /** Silence, every link ended, the line closed. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#handle({ is: "condition", condition: "off" });
    this.#closed = true;
    this.#doNotWake();
    this.#joiner.flush();
    await this.#adapter.close();
  }

  #now(): Duration {
    return this.#needs.clock.now();
  }

  #told(event: RadioEvent): void {
    if (event.is === "up") this.#trouble = null;
    if (event.is === "failed") this.#trouble = event.code;
    this.#needs.tell?.(event);
    // A controller that starts anew is set up anew by its host; for the engine the time between was no listening.
    if (event.is === "up" || event.is === "failed")
      this.#handle({ is: "condition", condition: event.is === "up" ? "on" : "off" });
  }

  #handle(input: RadioInput): void {
    if (this.#closed) return;
    const at = this.#now();
    const actions = this.#engine.handle(at, input);
    const records = actions.flatMap((action) => (action.do === "record" ? [action.record] : []));
    const listened = actions.some((action) => action.do === "rest") ? this.#scanEnded(at) : Milliseconds(0);
    if (records.length > 0 || listened > 0) this.#keep(listened, records);
    for (const action of actions) this.#do(action);
    this.#doNotWake();
    const next = this.#engine.wakeAt(at);
    if (next === null) return;
    this.#doNotWake = this.#needs.clock.after(Milliseconds(Math.max(0, next - at)), () => {
      // What still waits for its scan response was heard in the scan that may end now.
      this.#joiner.flush();
      this.#handle({ is: "time" });
    });
  }

  readonly #doing: { readonly [Do in RadioAction["do"]]: (action: RadioAction & { do: Do }) => void } = {
    advertise: ({ identity }) => this.#advertise(identity),
    silence: () => this.#silence(),
    scan: () => {
      this.#scan = { since: this.#now(), before: this.#lastScan };
      this.#lastScan = this.#scan.since;
      this.#adapter.listen({ active: true });
    },
    rest: () => this.#adapter.listen(null),
    call: ({ address, own }) => void this.#call(address, own),
    record: () => {},
  };
  #do(action: RadioAction): void {
    (this.#doing[action.do] as (action: RadioAction) => void)(action);
  }

  #advertise(identity: Identity): void {
    this.#inbox.renew();
    const name = this.#table.find((one) => one === identity)?.name;
    try {
      // It is written down before it is on the air, or it is not on the air.
      if (name !== undefined && name !== this.#needs.memory.aired()) this.#needs.memory.air(name);
    } catch {
      this.#silence();
      return;
    }
    const { advert, scanResponse } = identity;
    // The phone's monotonic time and the adapter's need not begin at the same moment.
    const left = identity.until - this.#now();
    this.#adapter.broadcast({ advert, scanResponse, until: Milliseconds(this.#timing.now() + left) });
  }

  #silence(): void {
    this.#inbox.renew();
    this.#adapter.broadcast(null);
  }

  #heard({ advert, response }: JoinedReport): void {
    const { address, rssi = null, data } = advert;
    this.#handle({ is: "heard", address, rssi, advert: data, scanResponse: response?.data ?? null });
  }

  /** A peer that hangs up as soon as it has written leaves no time to ask for the level again: then that of its coming counts. */
  async #written({ payload, rssi }: WrittenPayload, link: Link): Promise<void> {
    const level = rssi ?? (await this.#levels.get(link)) ?? null;
    this.#handle({ is: "written", address: link.peer, payload, rssi: level });
  }

  #accept(link: Link): void {
    const level = link.rssi().then(
      (rssi) => rssi ?? null,
      () => null,
    );
    this.#levels.set(link, level);
    // Who came under one identity learns nothing of the next, also when the timer that ends its link is late.
    const bound = this.#payload();
    const now = (): Uint8Array | null => {
      const payload = this.#payload();
      return payload && bound && equalBytes(payload, bound) ? bound : null;
    };
    bear(link, serveLink(link, now, this.#inbox).answer);
  }

  #payload(): Uint8Array | null {
    return this.#engine.payload(this.#now());
  }

  async #call(address: Uint8Array, own: Uint8Array): Promise<void> {
    const outcome = await this.#exchange(address, own).catch((fault: unknown): Outcome => {
      if (!(fault instanceof RadioFault)) throw fault;
      return { is: "failed" };
    });
    this.#handle({ is: "exchanged", address, outcome });
  }

  async #exchange(address: Uint8Array, own: Uint8Array): Promise<Outcome> {
    const random = !this.#publicPeers.has(address);
    const link = await this.#adapter.connect({ address, random }, PEER_COMES);
    try {
      return await exchange(new AttributeClient(link, this.#timing, () => undefined), own);
    } finally {
      link.hangUp();
    }
  }

  /** A scan ended: it stands for the time since the start of the one before, the first after a pause for its own length. */
  #scanEnded(at: Duration): Duration {
    const scan = this.#scan;
    this.#scan = null;
    if (!scan) return Milliseconds(0);
    const since = scan.before === null ? Number.POSITIVE_INFINITY : scan.since - scan.before;
    return Milliseconds(since <= LONGEST_GAP ? since : at - scan.since);
  }

  #keep(listened: Duration, records: readonly ScanRecord[]): void {
    const { clock, memory } = this.#needs;
    const [boot, wall] = [clock.bootId(), clock.wall()];
    try {
      memory.hear(
        listened,
        records.map((record) => ({ ...record, boot, wall })),
      );
    } catch {
      // A full disk: what was heard now is lost, and the phone's own store says why.
    }
  }
}
