/** Identities for tests, each known by a number: all bytes of its payload are that number. */
import { encodeAdvert, encodePayload, encodeScanResponse, type Payload } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { systemTiming } from "../host/system.ts";
import type { NamedIdentity } from "../live/live-radio.ts";

/** Whole milliseconds, as a phone's clock has. */
export const now = (): Duration => Milliseconds(Math.floor(systemTiming.now()));

/** The payload of a number. */
export const payloadOf = (n: number): Payload => ({
  rpi: new Uint8Array(16).fill(n),
  aem: new Uint8Array(4).fill(n),
});

/** The payload of a number, as hex. */
export const nameOf = (n: number): string => toHex(encodePayload(payloadOf(n)));

/** The identity of a number; it begins and ends so long from now. */
export const identity = (n: number, from = Seconds(0), until = Seconds(600)): NamedIdentity => ({
  name: n,
  from: Milliseconds(now() + from),
  until: Milliseconds(now() + until),
  advert: encodeAdvert(payloadOf(n).rpi),
  scanResponse: encodeScanResponse(payloadOf(n)),
  payload: encodePayload(payloadOf(n)),
});

/** The same by a phone that names the service and nothing else, as an iPhone in front does. */
export const bare = (one: NamedIdentity): NamedIdentity => ({
  ...one,
  advert: one.advert.slice(0, 21),
  scanResponse: new Uint8Array(),
});
