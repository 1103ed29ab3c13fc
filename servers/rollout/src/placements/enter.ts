/** Enters new placements under codes drawn for them. */
import type { Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Transaction } from "../tables.ts";
import { drawCode } from "./draw-code.ts";
import { enterPlacements, type NewPlacement } from "./store.ts";

/** Enters them and says their codes, in their order. A code that is taken is drawn anew. */
export async function enterDrawn(
  trx: Transaction,
  random: Random,
  placements: readonly Omit<NewPlacement, "code">[],
  now: Instant,
): Promise<readonly string[]> {
  const codes: string[] = [];
  let waiting = placements.map((placement, place) => ({ placement, place }));
  while (waiting.length > 0) {
    const drawn = waiting.map((one) => ({ ...one, code: drawCode(random) }));
    const unlike = new Map(drawn.map((one) => [one.code, one]));
    const entered = await enterPlacements(
      trx,
      [...unlike.values()].map(({ placement, code }) => ({ ...placement, code })),
      now,
    );
    for (const { code, place } of unlike.values()) if (entered.has(code)) codes[place] = code;
    waiting = waiting.filter(({ place }) => codes[place] === undefined);
  }
  return codes;
}
