/** Closes and packs what was heard, once nothing more is added to it. */
import { Minutes } from "@bluezone/protocol/time";
import { tenMinutesOf } from "../../heard-log.ts";
import type { Context } from "../context.ts";
import { IMPORTED } from "./import.ts";

const TEN_MINUTES = Minutes(10);
/** So many documents a run, so that a store full of unpacked ones does not stand in the radio's way. */
const AT_ONCE = 20;

/**
 * Closes and packs the ten minutes that are over. Those before the running ones wait: a reading of a short id gets its payload as late
 * as in the same interval. Imported logs stay as they are: a reading is known again by its exact time and mean.
 */
export async function packOver({ memory, ports, boot }: Context): Promise<void> {
  const running = boot();
  const { heard } = memory;
  const oldestOpen = (Math.floor(ports.clock.monotonic() / TEN_MINUTES) - 1) * TEN_MINUTES;
  const isOver = (name: string): boolean => {
    const { boot: of, start } = tenMinutesOf(name);
    return of !== running || start < oldestOpen;
  };
  for (const name of heard.openNames) if (isOver(name)) heard.close(name);
  const unpacked = heard.unpacked.filter((name) => tenMinutesOf(name).boot !== IMPORTED && isOver(name));
  for (const name of unpacked.slice(0, AT_ONCE)) await heard.pack(name);
}
