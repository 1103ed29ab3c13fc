/**
 * Who is around, by radio address, and whom to connect to: whoever's identifier cannot be heard, once an identity, and strangers
 * that may be one of us, ever less often. The figures are those that Herald published.
 */
import { SHORT_ID_LENGTH } from "@bluezone/protocol/air/frame";
import { equalBytes, toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import type { PeerMessage } from "./said.ts";

interface Contact {
  readonly address: Uint8Array;
  readonly since: Duration;
  heardAt: Duration;
  /** dBm of the last advert; null when the radio did not know. */
  level: number | null;
  is: Exclude<PeerMessage["is"], "foreign">;
  payload: Uint8Array | null;
  /** Whether it has our payload of now. */
  told: boolean;
  /** Not to be called before. */
  readyAt: Duration;
  misses: number;
}

/** A payload that does not come with the advert is waited for this long before it is asked for. */
export const WAIT_FOR_RESPONSE: Duration = Seconds(10);
/** Who was not heard for this long is not called. */
const STILL_THERE = Seconds(10);
/** Who was not heard for this long is forgotten. */
const REMEMBERED = Minutes(20);
/** A call that brought nothing is not repeated for this long, a fifth longer each time, up to the second. */
const FIRST_PAUSE = Seconds(60);
const LONGEST_PAUSE = Minutes(3);
const LONGER = 1.2;
/** Too many calls wedge the Bluetooth of some phones until they are restarted. */
export const CALLS_A_MINUTE = 10;
/** Addresses that are remembered at most; who was not heard for longest goes first. */
export const MOST_CONTACTS = 1_000;

export class ContactTable {
  readonly #contacts = new Map<string, Contact>();
  readonly #seekHidden: boolean;
  #calls: Duration[] = [];

  /** `seekHidden`: whether Apple devices behind are connected to, to see whether they are one of us. */
  constructor(seekHidden: boolean) {
    this.#seekHidden = seekHidden;
  }

  get size(): number {
    return this.#contacts.size;
  }

  /** Whether this address was heard lately. */
  has(at: Duration, address: Uint8Array): boolean {
    const contact = this.#contacts.get(toHex(address));
    return contact !== undefined && at - contact.heardAt < REMEMBERED;
  }

  /** An advert of this address. `rssi` in dBm. @returns the payload that it belongs to, 20 bytes; null while nobody knows. */
  heard(
    at: Duration,
    address: Uint8Array,
    what: Exclude<PeerMessage, { is: "foreign" }>,
    rssi: number | null,
  ): Uint8Array | null {
    const contact = this.#contact(at, address, what.is);
    contact.heardAt = at;
    contact.level = rssi;
    contact.is = what.is;
    if (what.is === "payload") this.#keep(contact, what.payload);
    // Another identifier under the same address: what was known of it is over.
    if (what.is === "short" && contact.payload && !startsWith(contact.payload, what.shortId))
      contact.payload = null;
    return contact.payload;
  }

  /** Whom to call now; null when nobody. `mute`: we cannot be heard, so that everybody is told over a link. */
  wanted(at: Duration, mute: boolean): Uint8Array | null {
    this.#calls = this.#calls.filter((call) => at - call < Minutes(1));
    if (this.#calls.length >= CALLS_A_MINUTE) return null;
    const waiting = [...this.#contacts.values()].filter(
      (contact) =>
        at - contact.heardAt <= STILL_THERE &&
        contact.readyAt <= at &&
        (this.#isUnknown(contact, at) || (mute && !contact.told && this.#isOurs(contact))),
    );
    // Where many Apple devices are behind, most of them are none of us.
    return (waiting.find((contact) => this.#isOurs(contact)) ?? waiting[0])?.address ?? null;
  }

  /** A call to it begins. */
  calling(at: Duration): void {
    this.#calls.push(at);
  }

  /** Its payload was read over a link, and ours written or not. @returns the level of its last advert, dBm; null when unknown. */
  met(at: Duration, address: Uint8Array, payload: Uint8Array, told: boolean): number | null {
    const contact = this.#contacts.get(toHex(address));
    if (!contact) return null;
    this.#keep(contact, payload);
    contact.told = told;
    contact.misses = 0;
    contact.readyAt = at;
    return contact.level;
  }

  /** A call brought nothing: nobody came, it failed, or it is none of us. */
  missed(at: Duration, address: Uint8Array): void {
    const contact = this.#contacts.get(toHex(address));
    if (!contact) return;
    const pause = Math.min(LONGEST_PAUSE, Math.round(FIRST_PAUSE * LONGER ** contact.misses));
    contact.misses += 1;
    contact.readyAt = Milliseconds(at + pause);
  }

  /** An interval is over: who is not heard by an identifier of its own is asked again, and told again. */
  renew(): void {
    for (const contact of this.#contacts.values()) {
      contact.told = false;
      if (contact.is === "bare" || contact.is === "hidden") contact.payload = null;
    }
  }

  #isOurs({ is, payload }: Contact): boolean {
    return is !== "hidden" || payload !== null;
  }

  #isUnknown({ is, payload, since }: Contact, at: Duration): boolean {
    if (payload !== null) return false;
    if (is === "hidden") return this.#seekHidden;
    return is === "bare" || at - since >= WAIT_FOR_RESPONSE;
  }

  #keep(contact: Contact, payload: Uint8Array): void {
    if (contact.payload && !equalBytes(contact.payload, payload)) contact.told = false;
    contact.payload = payload;
  }

  #contact(at: Duration, address: Uint8Array, is: Contact["is"]): Contact {
    const name = toHex(address);
    const known = this.#contacts.get(name);
    if (known && at - known.heardAt < REMEMBERED) return known;
    this.#contacts.delete(name);
    this.#forget(at);
    const made: Contact = {
      address,
      since: at,
      heardAt: at,
      level: null,
      is,
      payload: null,
      told: false,
      readyAt: at,
      misses: 0,
    };
    this.#contacts.set(name, made);
    return made;
  }

  #forget(at: Duration): void {
    for (const [name, { heardAt }] of this.#contacts)
      if (at - heardAt >= REMEMBERED) this.#contacts.delete(name);
    if (this.#contacts.size < MOST_CONTACTS) return;
    const oldest = [...this.#contacts].reduce((a, b) => (b[1].heardAt < a[1].heardAt ? b : a));
    this.#contacts.delete(oldest[0]);
  }
}

const startsWith = (payload: Uint8Array, shortId: Uint8Array): boolean =>
  equalBytes(payload.subarray(0, SHORT_ID_LENGTH), shortId);
