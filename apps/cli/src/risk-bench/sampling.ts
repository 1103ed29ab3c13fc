/** From levels received second by second to the scans of a phone that listens only now and then. */
import { LISTENING } from "@bluezone/contract/signed";
import type { Reading, Scan } from "./pair.ts";

/** When a phone listens: seconds at which a scan begins, and how many seconds it lasts. */
export interface Sampling {
  readonly name: string;
  readonly window: number;
  /** Seconds from the scan before to the one of this number (1, 2, …). */
  gap(scan: number): number;
}

const every = (name: string, seconds: number, window: number): Sampling => ({
  name,
  window: Math.min(window, seconds),
  gap: () => seconds,
});

/** Our own steady cycle. */
export const OWN_CYCLE = every("4 s every minute (ours)", LISTENING.steadyEvery, LISTENING.window);

/** Most seconds between two reports of one device. */
const LONGEST_GAP = 300;

/**
 * From every second to once in five minutes, as GAEN's slowest; and an iPhone in the background, of which it is only known that it
 * reports a device once a scan and scans ever less often (docs/decisions/0039-guard-mode.md): one second of readings, gaps that
 * double from 8 s to 5 minutes. That figure is assumed, nobody has published it.
 */
export const SAMPLINGS: readonly Sampling[] = [
  every("every second", 1, 1),
  every("4 s every 10 s", 10, LISTENING.window),
  every("4 s every 30 s", 30, LISTENING.window),
  OWN_CYCLE,
  every("4 s every 2½ minutes", 150, LISTENING.window),
  every("4 s every 5 minutes", 300, LISTENING.window),
  {
    name: "an iPhone in the background (assumed)",
    window: 1,
    gap: (scan) => Math.min(LONGEST_GAP, 8 * 2 ** (scan - 1)),
  },
];

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** The scans of a phone that listened by this schedule to these levels for so many seconds. A scan that hears nothing leaves none. */
export function sampled(readings: readonly Reading[], seconds: number, { window, gap }: Sampling): Scan[] {
  const scans: Scan[] = [];
  let since = gap(1);
  for (let start = 0, scan = 1; start < seconds; start += gap(scan), scan += 1) {
    const heard = readings.filter(({ second }) => second >= start && second < start + window);
    if (heard.length === 0) {
      since += gap(scan);
      continue;
    }
    scans.push({
      typical: mean(heard.map(({ typical }) => typical)),
      least: Math.min(...heard.map(({ least }) => least)),
      seconds: Math.min(LONGEST_GAP, since, seconds),
    });
    since = gap(scan);
  }
  return scans;
}

/** Only every n-th of the recorded scans, which then stands for the time of those left out before it. */
export function thinned(scans: readonly Scan[], n: number): Scan[] {
  const kept: Scan[] = [];
  let seconds = 0;
  for (const [i, scan] of scans.entries()) {
    seconds += scan.seconds;
    if (i % n !== 0) continue;
    kept.push({ ...scan, seconds });
    seconds = 0;
  }
  return kept;
}
