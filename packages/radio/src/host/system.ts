/** The ports on Node: its monotonic clock, timers and chance. */
import { randomBytes } from "node:crypto";
import { Milliseconds } from "@bluezone/protocol/time";
import type { Chance, Timing } from "./ports.ts";

export const systemTiming: Timing = {
  now: () => Milliseconds(performance.now()),
  after(length, then) {
    const timer = setTimeout(then, length);
    return () => clearTimeout(timer);
  },
};

export const systemChance: Chance = { bytes: (length) => new Uint8Array(randomBytes(length)) };
