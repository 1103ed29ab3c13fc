/**
 * The simulated air: phones with a position and an emission, and what one that scans hears of the others. A simulation
 * with parameters from recorded data (`parameters.ts`); it proves nothing about a real phone.
 *
 * Nothing is remembered between scans but where the antennas are: every draw is a hash of seed, pair and moment
 * (`chance.ts`), so the same seed, places and question give the same readings in any order.
 */
import type { Instant } from "@bluezone/protocol/time";
import { type Advertising, advertising, eventAt, eventsBetween } from "./advertising.ts";
import { branch, type Key } from "./chance.ts";
import { distance, type Metres, type Position } from "./distance.ts";
import { Dbm } from "./level.ts";
import { staysClear } from "./loss.ts";
import {
  airKey,
  isAnswered,
  isHeard,
  isHopeless,
  levelOf,
  type Placement,
  pathBetween,
  phoneKey,
  profileBetween,
} from "./path.ts";
import { type Place, PROFILES, type Profile } from "./profile.ts";

/** What a phone sends at this moment. Not copied: replace it, never write into it. */
export type Emission = {
  readonly advert: Uint8Array;
  /** Empty: answers no scan request. */
  readonly scanResponse: Uint8Array;
  /** 6 bytes. */
  readonly address: Uint8Array;
};

/** One phone in the air. Its owner changes what is not readonly; a scan takes it as it stands. */
export type Antenna = {
  readonly id: string;
  position: Position;
  carriage: Placement["carriage"];
  readonly offsets: Placement["offsets"];
  /** null: silent. */
  emission: Emission | null;
  place: Place;
};

/** One advert heard, and the scan response to it unless that was lost. */
export type Reading = {
  readonly at: Instant;
  readonly rssi: Dbm;
  readonly address: Uint8Array;
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array | null;
};

/** Readings of one advertiser that a scan returns at most; a real phone of 4 s reports about 15. */
const READINGS_PER_SCAN = 6;

type Station = { readonly antenna: Antenna; readonly key: Key; readonly advertising: Advertising };

export class Air {
  readonly #seed: Key;
  readonly #profiles: Readonly<Record<Place, Profile>>;
  readonly #stations = new Map<string, Station>();

  /** An empty air. `seed` is any whole number; `profiles` are the fitted ones unless a test needs others. */
  constructor(seed: number, profiles: Readonly<Record<Place, Profile>> = PROFILES) {
    this.#seed = airKey(seed);
    this.#profiles = profiles;
  }

  /** Puts a phone into the air; from then on `antenna` is read at every scan. Throws RangeError when its id is taken. */
  add(antenna: Antenna): void {
    if (this.#stations.has(antenna.id)) throw new RangeError(`antenna ${antenna.id} is in the air already`);
    const key = phoneKey(this.#seed, antenna.id);
    this.#stations.set(antenna.id, { antenna, key, advertising: advertising(branch(key, 0)) });
  }

  /** Takes a phone out of the air. Throws RangeError when it isn't there. */
  remove(id: string): void {
    this.#station(id);
    this.#stations.delete(id);
  }

  /** Puts a phone somewhere else. Throws RangeError when it isn't there. */
  move(id: string, position: Position): void {
    this.#station(id).antenna.position = position;
  }

  /** The phone of that id. Throws RangeError when it isn't there. */
  antenna(id: string): Antenna {
    return this.#station(id).antenna;
  }

  /**
   * What a phone that scans actively from `from` (included) to `to` (excluded) hears, in the order of time: at most
   * six readings of each advertiser, spread over the scan. `duty` is the part of that time in which its receiver is on:
   * 1 for Android's low-latency mode, 0.25 balanced, 0.1 low power. Emissions, places and positions are those of now.
   * Throws RangeError when the listener isn't in the air, `to` is before `from`, or `duty` is not within 0–1.
   */
  scan(listenerId: string, from: Instant, to: Instant, duty = 1): Reading[] {
    const listener = this.#station(listenerId);
    if (to < from) throw new RangeError("a scan cannot end before it starts");
    if (!(duty >= 0 && duty <= 1)) throw new RangeError(`a duty cycle is within 0 and 1, not ${duty}`);
    const near = this.#neighbours(listener);
    const readings: Reading[] = [];
    for (const { station, emission, metres, profile } of near) {
      const clear = duty * staysClear(near.length - 1, station.advertising.period);
      this.#hear(listener, station, emission, metres, profile, from, to, clear, readings);
    }
    return readings.sort((a, b) => a.at - b.at);
  }

  #station(id: string): Station {
    const station = this.#stations.get(id);
    if (!station) throw new RangeError(`no antenna ${id} is in the air`);
    return station;
  }

  #neighbours(listener: Station) {
    const { position } = listener.antenna;
    const near: { station: Station; emission: Emission; metres: Metres; profile: Profile }[] = [];
    for (const station of this.#stations.values()) {
      const { antenna } = station;
      if (station === listener || antenna.emission === null) continue;
      const profile = profileBetween(this.#profiles, listener.antenna, antenna);
      const [dx, dy] = [antenna.position.x - position.x, antenna.position.y - position.y];
      if (dx * dx + dy * dy > profile.range * profile.range) continue;
      near.push({
        station,
        emission: antenna.emission,
        metres: distance(antenna.position, position),
        profile,
      });
    }
    return near;
  }

  #hear(
    listener: Station,
    sender: Station,
    emission: Emission,
    metres: Metres,
    profile: Profile,
    from: Instant,
    to: Instant,
    clear: number,
    readings: Reading[],
  ): void {
    const path = pathBetween(endOf(listener), endOf(sender), metres, profile, (from + to) / 2);
    if (isHopeless(path)) return;
    const { first, last } = eventsBetween(sender.advertising, from, to);
    const count = last - first + 1;
    const stride = strideThrough(count);
    let heard = 0;
    for (let i = 0, k = 0; i < count && heard < READINGS_PER_SCAN; i++, k = (k + stride) % count) {
      const event = first + k;
      const at = eventAt(sender.advertising, event);
      if (at < from || at >= to) continue;
      const level = levelOf(path, event);
      if (!isHeard(path, level, clear, event)) continue;
      heard += 1;
      const response = emission.scanResponse.length > 0 && isAnswered(path, level, clear, event);
      readings.push({
        at: Math.max(from, Math.floor(at)) as Instant,
        rssi: Dbm(level),
        address: emission.address,
        advert: emission.advert,
        scanResponse: response ? emission.scanResponse : null,
      });
    }
  }
}

const endOf = ({ key, antenna: { carriage, offsets } }: Station) => ({ key, carriage, offsets });

/** A step that visits every one of `count` events once, far apart at first: near the golden section, sharing no factor. */
function strideThrough(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618));
  while (stride > 1 && commonFactor(stride, count) > 1) stride -= 1;
  return stride;
}
const commonFactor = (a: number, b: number): number => (b === 0 ? a : commonFactor(b, a % b));
