/**
 * What a phone's radio does by itself, also while the app is dead: who it is on the air, when it scans, whom it connects to, and
 * what it writes down. Pure: an event with its time goes in, actions come out, and `wakeAt` says when to ask again. The engines of
 * Android and iOS are the same in Kotlin and Swift; `vectors/radio/` holds all three to one behaviour.
 */
import { PAYLOAD_LENGTH } from "@bluezone/protocol/air/frame";
import { equalBytes, toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { ContactTable } from "./contact-table.ts";
import { DutyCycle, type ScanPlan } from "./duty-cycle.ts";
import type { Outcome } from "./exchange-steps.ts";
import { type Identity, IdentityClock } from "./identity-clock.ts";
import { Inbox } from "./inbox.ts";
import { said } from "./said.ts";
import { isLevel, type ScanRecord, Tally } from "./tally.ts";

/** Whether the radio works: on, listening only ("mute"), or not at all. */
export type Condition = "on" | "mute" | "off";

/** What happens to a radio. */
export type RadioInput =
  /** The table of identities is replaced. */
  | { readonly is: "identities"; readonly table: readonly Identity[] }
  /** How to scan; null is not at all: then nothing that is heard or written is kept either. */
  | { readonly is: "plan"; readonly plan: ScanPlan | null }
  | { readonly is: "condition"; readonly condition: Condition }
  /** Battery share 0–1; null when unknown. */
  | { readonly is: "battery"; readonly share: number | null }
  /** An advert, with the scan response that joined it. `rssi` in dBm; null when the radio does not know. */
  | {
      readonly is: "heard";
      readonly address: Uint8Array;
      readonly rssi: number | null;
      readonly advert: Uint8Array;
      readonly scanResponse: Uint8Array | null;
    }
  /** A call that was asked for came to its end. */
  | { readonly is: "exchanged"; readonly address: Uint8Array; readonly outcome: Outcome }
  /** A peer wrote its payload; `rssi` by our own radio, null when it does not know. */
  | {
      readonly is: "written";
      readonly address: Uint8Array;
      readonly payload: Uint8Array;
      readonly rssi: number | null;
    }
  /** Time went by. */
  | { readonly is: "time" };

/** What the radio is to do. */
export type RadioAction =
  /** In one step: links end, the old advert stops, a new radio address, this identity starts; it stops by itself at its end. */
  | { readonly do: "advertise"; readonly identity: Identity }
  | { readonly do: "silence" }
  /** One scan starts. */
  | { readonly do: "scan" }
  /** The scan ends. */
  | { readonly do: "rest" }
  /** Connect, exchange with `own`, close, and tell by "exchanged"; a radio that has no time for it tells "failed". */
  | { readonly do: "call"; readonly address: Uint8Array; readonly own: Uint8Array }
  /** To be kept, durably. */
  | { readonly do: "record"; readonly record: ScanRecord };

/** What a radio is told once. */
export interface EngineSettings {
  /** Bluetooth company id of the deployment, 0 … 65535. */
  readonly companyId: number;
  /** Whether Apple devices behind are connected to, to see whether they are one of us. */
  readonly seekHidden: boolean;
  /** In which bit of Apple's overflow area iPhones hide our service, 0 … 127; null: not known, each of them may. */
  readonly overflowBit: number | null;
  readonly plan: ScanPlan | null;
}

/** A call that nobody told the end of is over after this. */
export const LONGEST_CALL: Duration = Seconds(20);

export class RadioEngine {
  readonly #companyId: number;
  readonly #overflowBit: number | null;
  readonly #clock = new IdentityClock();
  #cycle: DutyCycle | null;
  readonly #contacts: ContactTable;
  readonly #inbox = new Inbox();
  readonly #tally = new Tally();
  #condition: Condition = "off";
  #battery: number | null = null;
  #identity: Identity | null = null;
  #advertised: Identity | null = null;
  #scan: { readonly until: Duration; readonly gap: Duration } | null = null;
  #gap: Duration = Milliseconds(0);
  #call: { readonly address: Uint8Array; readonly since: Duration } | null = null;

  constructor({ companyId, seekHidden, overflowBit, plan }: EngineSettings) {
    this.#companyId = companyId;
    this.#overflowBit = overflowBit;
    this.#cycle = plan && new DutyCycle(plan);
    this.#contacts = new ContactTable(seekHidden);
  }

  /**
   * Takes what happened and says what to do, in this order. Times never go back. Throws RangeError for a table of identities that
   * is none (`IdentityClock.replace`), and goes on with the one before.
   */
  handle(at: Duration, input: RadioInput): RadioAction[] {
    const actions: RadioAction[] = [];
    if (input.is === "identities") this.#clock.replace(input.table);
    else if (input.is === "plan") this.#plan(input.plan);
    else if (input.is === "condition") this.#condition = input.condition;
    else if (input.is === "battery") this.#battery = input.share;
    this.#turnIdentity(at, actions);
    if (input.is === "heard") this.#heard(at, input);
    else if (input.is === "exchanged") this.#exchanged(at, input.address, input.outcome, actions);
    else if (input.is === "written") this.#written(at, input, actions);
    this.#turnScan(at, actions);
    this.#turnCall(at, actions);
    return actions;
  }

  /** When to tell that time went by; null when nothing is due unless something happens. */
  wakeAt(at: Duration): Duration | null {
    const due = [
      this.#clock.next(at),
      this.#hearing && (this.#scan?.until ?? this.#hearing.next(at, this.#battery)),
      this.#call ? Milliseconds(this.#call.since + LONGEST_CALL) : null,
    ].filter((one) => one !== null);
    return due.length === 0 ? null : (Math.min(...due) as Duration);
  }

  /** What whoever connects now may read, 20 bytes; null in silence. */
  payload(at: Duration): Uint8Array | null {
    return this.#condition === "on" ? (this.#clock.due(at)?.payload ?? null) : null;
  }

  get #works(): boolean {
    return this.#condition !== "off";
  }

  /** By what it scans; null while it does not. */
  get #hearing(): DutyCycle | null {
    return this.#works ? this.#cycle : null;
  }

  #plan(plan: ScanPlan | null): void {
    if (plan && this.#cycle) this.#cycle.plan = plan;
    else this.#cycle = plan && new DutyCycle(plan);
  }

  #turnIdentity(at: Duration, actions: RadioAction[]): void {
    const due = this.#works ? this.#clock.due(at) : null;
    if (!same(due, this.#identity)) {
      this.#identity = due;
      // Links end with an identity: a call is over, and who was met is met anew.
      this.#call = null;
      this.#contacts.renew();
      this.#inbox.renew();
    }
    const onAir = this.#condition === "on" ? due : null;
    if (same(onAir, this.#advertised)) return;
    this.#advertised = onAir;
    actions.push(onAir ? { do: "advertise", identity: onAir } : { do: "silence" });
  }

  #turnScan(at: Duration, actions: RadioAction[]): void {
    const cycle = this.#hearing;
    if (this.#scan && (!cycle || this.#scan.until <= at)) {
      actions.push({ do: "rest" });
      for (const record of this.#tally.end(this.#scan.gap)) actions.push({ do: "record", record });
      this.#scan = null;
    }
    if (!cycle) this.#cycle?.stop();
    if (!cycle || this.#scan || cycle.next(at, this.#battery) > at) return;
    this.#gap = cycle.start(at, this.#battery);
    this.#scan = { until: Milliseconds(at + cycle.window), gap: this.#gap };
    actions.push({ do: "scan" });
  }

  #turnCall(at: Duration, actions: RadioAction[]): void {
    if (this.#call && at - this.#call.since >= LONGEST_CALL) {
      this.#contacts.missed(at, this.#call.address);
      this.#call = null;
    }
    // Who has no identity is silent, and calls nobody.
    if (this.#call || !this.#identity) return;
    const address = this.#contacts.wanted(at, this.#condition === "mute");
    if (!address) return;
    this.#call = { address, since: at };
    this.#contacts.calling(at);
    actions.push({ do: "call", address, own: this.#identity.payload });
  }

  #heard(at: Duration, { address, rssi, advert, scanResponse }: RadioInput & { is: "heard" }): void {
    const cycle = this.#hearing;
    if (!cycle) return;
    const what = said(advert, scanResponse, this.#companyId, this.#overflowBit);
    if (what.is === "foreign") return;
    const fresh = !this.#contacts.has(at, address);
    const payload = this.#contacts.heard(at, address, what, rssi);
    if (fresh && what.is !== "hidden") cycle.someoneNew(at);
    if (!isLevel(rssi)) return;
    const name = payload ? toHex(payload) : what.is === "short" ? toHex(what.shortId) : "";
    this.#tally.add(toHex(address) + name, { at, rssi, address, advert, scanResponse, payload });
  }

  #exchanged(at: Duration, address: Uint8Array, outcome: Outcome, actions: RadioAction[]): void {
    if (!this.#call || !equalBytes(this.#call.address, address)) return;
    this.#call = null;
    if (outcome.is !== "payload") {
      this.#contacts.missed(at, address);
      return;
    }
    const level = this.#contacts.met(at, address, outcome.payload, outcome.written);
    if (this.#tally.resolve(address, outcome.payload) || !isLevel(level)) return;
    actions.push({ do: "record", record: this.#once(at, address, outcome.payload, level) });
  }

  #written(
    at: Duration,
    { address, payload, rssi }: RadioInput & { is: "written" },
    actions: RadioAction[],
  ): void {
    if (!this.#identity || !this.#hearing || payload.length !== PAYLOAD_LENGTH || !this.#inbox.take(payload))
      return;
    if (isLevel(rssi)) actions.push({ do: "record", record: this.#once(at, address, payload, rssi) });
  }

  /** One level of a payload that came over a link. */
  #once(at: Duration, address: Uint8Array, payload: Uint8Array, rssi: number): ScanRecord {
    const advert = new Uint8Array(0);
    const levels = { count: 1, meanRssi: rssi, bestRssi: rssi };
    return { at, gap: this.#gap, ...levels, address, advert, scanResponse: null, payload };
  }
}

/** The same identity until the same moment: nothing on the air would change. */
const same = (a: Identity | null, b: Identity | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.until === b.until &&
    equalBytes(a.payload, b.payload) &&
    equalBytes(a.advert, b.advert) &&
    equalBytes(a.scanResponse, b.scanResponse));
