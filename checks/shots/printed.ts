/** The first week's sheets, which are made in the background. */
import { listPlacements, type Placement } from "@bluezone/contract/rollout/placements";
import { listPrints } from "@bluezone/contract/rollout/prints";
import type { Seat } from "./seat.ts";

/** Waits until they are made; answers where they are to hang. */
export async function printedPlacements({ page, ask }: Seat): Promise<readonly Placement[]> {
  while ((await ask(listPrints, {})).runs.some(({ state }) => state === "making"))
    await page.waitForTimeout(1_000);
  return (await ask(listPlacements, {})).placements;
}
