/** A new placement's code: drawn, so that neither the next nor the one before can be guessed from it. */
import { PLACEMENT_CODE_LENGTH, PLACEMENT_SIGNS } from "@bluezone/contract/rollout/placement-code";
import { below, type Random } from "@bluezone/server-kit/time/random";

/** 8 signs, 40 bits. Two may be the same: the table's key says so, and another is drawn. */
export const drawCode = (random: Random): string =>
  Array.from(
    { length: PLACEMENT_CODE_LENGTH },
    () => PLACEMENT_SIGNS[below(random, PLACEMENT_SIGNS.length)],
  ).join("");
