/**
 * The way from one phone to another at an instant: how loud it is, and which packets come through. Every simulated level and
 * loss comes from here, whether phones are simulated whole or only the air between emulated radios is.
 *
 * Packets are numbered by whoever asks; the same number on the same way always gives the same draw.
 */
import { type Carriage, shadowOf } from "./carriage.ts";
import { branch, type Key, named, normal, uniform } from "./chance.ts";
import type { Metres, Position } from "./distance.ts";
import { type Streams, slowFading } from "./fading.ts";
import { advertArrives, linkPacketArrives, scanRequestArrives } from "./loss.ts";
import { levelAt } from "./path-loss.ts";
import type { PhoneOffsets } from "./phone-offsets.ts";
import type { Place, Profile } from "./profile.ts";

/** Where a phone is and how it is carried. */
export type Placement = {
  readonly position: Position;
  readonly carriage: Carriage;
  readonly offsets: PhoneOffsets;
  readonly place: Place;
};

/** The way from a sender to a listener. */
export type Path = {
  /** dBm at the listener, without what differs from packet to packet. */
  readonly mean: number;
  /** What differs from packet to packet: standard deviation in dB. */
  readonly packet: number;
  /** dBm at the listener at which one bit in a thousand is wrong. */
  readonly sensitivity: number;
  /** How much better the way back is, in dB. */
  readonly back: number;
  readonly keys: { readonly level: Key; readonly advert: Key; readonly response: Key; readonly link: Key };
};

/** Standard deviations of packet fading that are worth hoping for. */
const HOPE = 4;

/** The key of an air of this seed. Throws RangeError when it is no whole number. */
export function airKey(seed: number): Key {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is a whole number, not ${seed}`);
  return branch(0, seed);
}

/** The key of a phone in an air. */
export const phoneKey = (air: Key, id: string): Key => named(air, id);

/** The profile between two phones: in a vehicle together, or else the open air. */
export const profileBetween = (
  profiles: Readonly<Record<Place, Profile>>,
  a: Pick<Placement, "place">,
  b: Pick<Placement, "place">,
): Profile => profiles[a.place === b.place ? a.place : "open-air"];

/** One end of a way. */
export type End = { readonly key: Key } & Pick<Placement, "carriage" | "offsets">;

/** The way between two ends that are `metres` apart, at `at` ms. */
export function pathBetween(listener: End, sender: End, metres: Metres, profile: Profile, at: number): Path {
  const [shadow, otherShadow] = [shadowOf(listener.carriage), shadowOf(sender.carriage)];
  const pair = branch(Math.min(listener.key, sender.key), Math.max(listener.key, sender.key));
  const direction = branch(branch(pair, 2), listener.key);
  const streams: Streams = { posture: branch(pair, 0), shared: branch(pair, 1), own: branch(direction, 0) };
  const level = levelAt(profile.pathLoss, metres) - shadow.loss - otherShadow.loss;
  const turning = Math.hypot(shadow.turning, otherShadow.turning);
  const { transmit, receive } = sender.offsets;
  return {
    mean: level + transmit + listener.offsets.receive + slowFading(profile.fading, turning, streams, at),
    packet: profile.fading.packet,
    sensitivity: profile.sensitivity,
    // The other's transmitter and our receiver drop out, ours and theirs come in.
    back: listener.offsets.transmit + receive - transmit - listener.offsets.receive,
    keys: {
      level: branch(direction, 1),
      advert: branch(direction, 2),
      response: branch(direction, 3),
      link: branch(direction, 4),
    },
  };
}

/** Whether a packet could come through with a great deal of luck. */
export const isHopeless = ({ mean, packet, sensitivity }: Path): boolean =>
  mean + HOPE * packet < sensitivity;

/** The level of packet `n`, in dBm. */
export const levelOf = ({ mean, packet, keys }: Path, n: number): number =>
  mean + packet * normal(keys.level, n);

/** Whether advert `n` comes through at that level; `clear` is the probability that nothing else hinders it. */
export const isHeard = ({ sensitivity, keys }: Path, level: number, clear: number, n: number): boolean =>
  uniform(keys.advert, n) < clear * advertArrives(level - sensitivity);

/** Whether our request for the scan response of a heard advert `n` comes through, and the response too. */
export function isAnswered(path: Path, level: number, clear: number, n: number): boolean {
  const margin = level - path.sensitivity;
  return (
    uniform(path.keys.response, n) < scanRequestArrives(margin + path.back) * clear * advertArrives(margin)
  );
}

/**
 * Whether in stretch `n` of a link, `events` connection events long, any of them carries a packet both ways. The level is that
 * of the whole stretch.
 */
export function isKept({ mean, packet, sensitivity, back, keys }: Path, events: number, n: number): boolean {
  const margin = mean + packet * normal(keys.link, 2 * n) - sensitivity;
  const both = linkPacketArrives(margin) * linkPacketArrives(margin + back);
  return uniform(keys.link, 2 * n + 1) < 1 - (1 - both) ** events;
}
