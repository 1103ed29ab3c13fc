/** Which content blocks have ended or end soon: a bulletin cannot use them afterwards, so somebody writes the next version in time. */
import type { Block } from "@bluezone/contract/rollout/blocks";
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";

/** Days before its end from which a block is told of. */
export const SOON = 14;
/** Days after its end for which a block of the program is told of: a desk of later years never used it. */
const MISSED = 60;

/** A block that needs a next version. `waits` is the number of one that a second person has yet to approve. */
export type EndingBlock = {
  readonly block: Block;
  readonly last: Day;
  readonly ended: boolean;
  readonly waits: number | undefined;
};

/** Of a list of newest approved and waiting versions, those approved ones that ended or end within two weeks, soonest first. */
export function endingBlocks(blocks: readonly Block[], today: Day): readonly EndingBlock[] {
  return (
    blocks
      // Nobody writes the key message anew: the letter's words stay. What was for one day is not renewed.
      .filter(({ place, state }) => place !== "key-message" && (state === "usable" || state === "expired"))
      .flatMap((block) => {
        const { validFrom, validTo, ofProgram } = block;
        if (validTo === null || validFrom === validTo) return [];
        const last = parseDay(validTo);
        if (last > addDays(today, SOON) || (ofProgram && last < addDays(today, -MISSED))) return [];
        const waits = blocks.find(({ code, state }) => code === block.code && state === "waiting")?.version;
        return [{ block, last, ended: last < today, waits }];
      })
      .sort((a, b) => a.last - b.last)
  );
}
