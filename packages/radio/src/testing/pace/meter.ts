/** What a program measures of itself while it works: things counted, time by the wall, processor time of all its threads. */
import { asPeer } from "../peers/peer.ts";

export interface Measurement {
  readonly count: number;
  /** Milliseconds. */
  readonly wall: number;
  readonly cpu: number;
}

/** What a program under a meter tells: that it works, and after the order `end` what there was since `begin`. */
export type MeterTold = { readonly is: "ready" } | ({ readonly is: "measured" } & Measurement);

/** The meter of this program. */
export function meter(): { readonly count: () => void; readonly ready: () => void } {
  let [count, from, cpu] = [0, 0, process.cpuUsage()];
  const tell = asPeer<MeterTold>(([what]) => {
    if (what === "begin") [count, from, cpu] = [0, performance.now(), process.cpuUsage()];
    else {
      const { user, system } = process.cpuUsage(cpu);
      tell({ is: "measured", count, wall: performance.now() - from, cpu: (user + system) / 1_000 });
    }
  });
  return {
    count() {
      count += 1;
    },
    ready: () => tell({ is: "ready" }),
  };
}
