/** Encounters: windows of one key that follow each other are one. */
import type { ExposureWindow } from "@bluezone/protocol/risk/exposure-window";
import { type Duration, type Instant, Minutes, plus, Seconds } from "@bluezone/protocol/time";

/** A window, the key that it rests on, and how far that key's day was from the onset. */
export interface KeyWindow extends ExposureWindow {
  readonly key: string;
  /** Null for a key without onset. */
  readonly daysSinceOnset: number | null;
}

/** How long a window's scans stand for. */
export const lengthOf = (window: Pick<ExposureWindow, "scanInstances">): Duration =>
  Seconds(window.scanInstances.reduce((sum, { secondsSinceLastScan }) => sum + secondsSinceLastScan, 0));

/** A pause that parts two encounters with one phone. */
const PAUSE = Minutes(10);

/** The encounters in order of their start, each with its windows, oldest first. */
export function encountersOf(windows: readonly KeyWindow[]): (readonly KeyWindow[])[] {
  const open = new Map<string, { readonly windows: KeyWindow[]; end: Instant }>();
  const encounters: KeyWindow[][] = [];
  for (const window of [...windows].sort((a, b) => a.start - b.start)) {
    const end = plus(window.start, lengthOf(window));
    const before = open.get(window.key);
    if (before !== undefined && window.start <= plus(before.end, PAUSE)) {
      before.windows.push(window);
      if (end > before.end) before.end = end;
      continue;
    }
    const began = [window];
    open.set(window.key, { windows: began, end });
    encounters.push(began);
  }
  return encounters;
}
