/** Who is where: the radios of one process, the addresses that are theirs, and who advertises how often. */
import { toHex } from "@bluezone/protocol/bytes";
import type { Key } from "../air/chance.ts";
import { distance } from "../air/distance.ts";
import { staysClear } from "../air/loss.ts";
import { airKey, type Path, type Placement, pathBetween, phoneKey, profileBetween } from "../air/path.ts";
import { type Place, PROFILES, type Profile } from "../air/profile.ts";

/** Addresses of a radio that are remembered: reports may come a little after a change. */
const REMEMBERED = 8;

interface PlaceEntry {
  readonly key: Key;
  placement: Placement | undefined;
  on: boolean;
  life: number;
  /** ms between adverts; undefined: silent. */
  every: number | undefined;
  readonly addresses: string[];
}

export class Places {
  readonly #air: Key;
  readonly #profiles: Readonly<Record<Place, Profile>>;
  readonly #radios = new Map<string, PlaceEntry>();
  readonly #owners = new Map<string, string>();

  /** Nobody anywhere. `seed` is any whole number, as of the simulated air: the same seed and ids fade alike in both. */
  constructor(seed: number, profiles: Readonly<Record<Place, Profile>> = PROFILES) {
    this.#air = airKey(seed);
    this.#profiles = profiles;
  }

  /** Puts a radio somewhere, or somewhere else. */
  put(id: string, placement: Placement): void {
    this.#radio(id).placement = placement;
  }

  /** A radio's line is open, or is not: then nobody hears it. */
  turn(id: string, on: boolean): void {
    const radio = this.#radio(id);
    radio.on = on;
    radio.every = undefined;
    radio.life += 1;
  }

  /** How often a radio has begun anew: no link outlives the life that it was made in. */
  life(id: string): number {
    return this.#radio(id).life;
  }

  /** Says how often a radio advertises, in ms; undefined when it does not. */
  advertises(id: string, every: number | undefined): void {
    this.#radio(id).every = every;
  }

  /** An address is this radio's from now on. `address`: 6 bytes as on the wire. */
  learn(id: string, address: Uint8Array): void {
    const { addresses } = this.#radio(id);
    const name = toHex(address);
    if (this.#owners.get(name) === id) return;
    this.#owners.set(name, id);
    addresses.push(name);
    for (const old of addresses.splice(0, addresses.length - REMEMBERED))
      if (this.#owners.get(old) === id) this.#owners.delete(old);
  }

  /** Whose an address is, if a radio's of ours. */
  whose(address: Uint8Array): string | undefined {
    return this.#owners.get(toHex(address));
  }

  /**
   * The way from a sender to a listener at `at` ms: null when nothing comes through, for the distance or because the sender is
   * off; undefined when one of them has no place.
   */
  path(listener: string, sender: string | undefined, at: number): Path | null | undefined {
    const [to, from] = [this.#radios.get(listener), this.#radios.get(sender ?? "")];
    if (!to?.placement || !from?.placement) return undefined;
    const metres = distance(to.placement.position, from.placement.position);
    const profile = profileBetween(this.#profiles, to.placement, from.placement);
    if (!from.on || metres > profile.range) return null;
    return pathBetween(
      { key: to.key, ...to.placement },
      { key: from.key, ...from.placement },
      metres,
      profile,
      at,
    );
  }

  /** The probability that no other advertiser within range of a listener hits an advert of the sender. */
  clear(listener: string, sender: string): number {
    const to = this.#radios.get(listener)?.placement;
    const every = this.#radios.get(sender)?.every;
    if (!to || every === undefined) return 1;
    let others = 0;
    for (const [id, { placement, every: theirs }] of this.#radios) {
      if (id === listener || id === sender || !placement || theirs === undefined) continue;
      const { range } = profileBetween(this.#profiles, to, placement);
      if (distance(to.position, placement.position) <= range) others += 1;
    }
    return staysClear(others, every);
  }

  #radio(id: string): PlaceEntry {
    const known = this.#radios.get(id);
    if (known) return known;
    const radio = {
      key: phoneKey(this.#air, id),
      placement: undefined,
      on: false,
      life: 0,
      every: undefined,
      addresses: [],
    };
    this.#radios.set(id, radio);
    return radio;
  }
}
