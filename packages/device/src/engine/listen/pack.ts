/** Packs what was heard, once nothing more is added to it. */
import { Minutes } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { IMPORTED } from "./import.ts";

const TEN_MINUTES = Minutes(10);
/** So many documents a run, so that a store full of unpacked ones does not stand in the radio's way. */
const AT_ONCE = 20;

/**
 * Packs the ten minutes that are over. Those before the running ones wait: a reading of a short id gets its payload as late
 * as in the same interval. Imported logs stay as they are: a reading is known again by its exact time and mean.
 */
export function packOver({ memory, ports, boot }: Context): void {
  const running = boot();
  const oldestOpen = Math.floor(ports.clock.monotonic() / TEN_MINUTES) - 1;
  const over = [...memory.unpacked].filter((name) => {
    const [, of, n] = name.split("/").map(Number);
    return of !== IMPORTED && (of !== running || (n ?? 0) < oldestOpen);
  });
  for (const name of over.slice(0, AT_ONCE)) memory.pack(name);
}
