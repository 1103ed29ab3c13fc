/**
 * What others published, and what our own figures would lead to. **None of it was measured with Bluezone.** The figures of others
 * are mostly their own reports, of small rigs that lay still; they are named so that a result has something to stand beside.
 */
import { LISTENING } from "@bluezone/contract/signed";

/** A figure to stand beside a measured one; both bounds the same for a single figure. */
export interface Expected {
  readonly whose: string;
  readonly low: number;
  readonly high: number;
}

const one = (whose: string, figure: number): Expected => ({ whose, low: figure, high: figure });

/** Per cent of tries in which what must be seen is seen: by reading the platforms' sources, not measured. */
export const MUST_BE_SEEN = one("Bluezone, by reading the platforms' sources (not measured yet)", 100);

/** Per cent of charge in 24 hours. */
export const BATTERY: readonly Expected[] = [
  { whose: "goal of Bluezone (not measured yet)", low: 0, high: 10 },
  one("Herald, Android that scans nearly all the time: 2.78 % an hour", 66.7),
];
/** The goal: per cent in 24 hours. */
export const BATTERY_GOAL = 10;
/** Below it a phone may scan more often (docs/guides/field-test.md): per cent in 24 hours. */
export const BATTERY_SPARE = 3;
/** How far the difference of two charges may be off, in per cent: each is shown in whole ones. */
export const CHARGE_STEP = 1;

/** Per cent of pairs, each direction by itself, that heard each other at all, by the system of whoever is to be heard. */
export const DETECTION = {
  android: [one("Herald, 10 phones, 11 h, and 4 phones, 8 h and 12 h", 100), one("NHSX beta, Android", 75)],
  ios: [one("Herald, 10 phones, 11 h, and 4 phones, 8 h and 12 h", 100), one("NHSX beta, iPhones", 4)],
} as const satisfies Record<string, readonly Expected[]>;

/** Per cent of windows of 30 s with a reading, phones of any system. */
export const CONTINUITY: readonly Expected[] = [
  one("Herald, 10 phones (5 Android, 5 iPhone), 11 h", 93.06),
  { whose: "Herald, 4 phones, 8 h and 12 h", low: 99.991, high: 99.994 },
];
/** The same for two iPhones. */
export const CONTINUITY_IPHONES = {
  locked: [
    { whose: "Herald, by relay through an Android phone (we relay nothing)", low: 97.05, high: 97.4 },
    { whose: "COVIDSafe (BlueTrace) at launch", low: 7, high: 25 },
    { whose: "COVIDSafe, May 2020", low: 25, high: 50 },
    { whose: "COVIDSafe, older models, August 2020", low: 27, high: 40 },
  ],
  unlocked: [{ whose: "COVIDSafe (BlueTrace)", low: 80, high: 100 }],
} as const satisfies Record<string, readonly Expected[]>;

/** Seconds of an interval. */
const INTERVAL = 600;

/** Seconds at which a phone's scans start within an interval, when each interval brings a new identifier, or never one. */
function scanStarts(near: boolean): number[] {
  const starts: number[] = [];
  for (let at = 0; at < INTERVAL; ) {
    starts.push(at);
    at += near && at < LISTENING.nearFor ? LISTENING.nearEvery : LISTENING.steadyEvery;
  }
  return starts;
}

/** Per cent of windows that can hold a reading at all with our scan cycle, if no advert were ever lost: reckoned, not measured. */
export function ownCeiling(seconds: number): Expected {
  const share = (near: boolean): number => {
    const windows = Math.ceil(INTERVAL / seconds);
    const starts = scanStarts(near);
    const filled = Array.from({ length: windows }, (_, i) =>
      starts.some((at) => at < (i + 1) * seconds && at + LISTENING.window > i * seconds),
    );
    return (100 * filled.filter(Boolean).length) / windows;
  };
  return {
    whose: "Bluezone's scan cycle, reckoned: more is not possible",
    low: share(false),
    high: share(true),
  };
}
