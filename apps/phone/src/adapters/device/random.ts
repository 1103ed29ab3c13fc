/** Random bytes of the phone's system. */
import type { Random } from "@bluezone/device/ports";
import { getRandomBytes } from "expo-crypto";
import { randomInPieces } from "./random-pieces.ts";

/** expo-crypto gives at most this many bytes at a time. */
const MOST = 1_024;

/** The system's cryptographic source. */
export const openRandom = (): Random => randomInPieces(MOST, getRandomBytes);
