/** Random bytes of the browser. */
import type { Random } from "@bluezone/device/ports";
import { randomInPieces } from "./random-pieces.ts";

/** `getRandomValues` fills at most this many bytes at a time. */
const MOST = 65_536;

/** The browser's cryptographic source. */
export const openRandom = (): Random =>
  randomInPieces(MOST, (n) => crypto.getRandomValues(new Uint8Array(n)));
