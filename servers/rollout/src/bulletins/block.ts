/** What a version of a block is on a day. */
import type { Block } from "@bluezone/contract/rollout/blocks";
import type { Day } from "@bluezone/protocol/time";

/** What decides it. */
export type BlockFacts = {
  readonly version: number;
  readonly approved: boolean;
  readonly validFrom: Day;
  /** The last day; undefined where there is none. */
  readonly validTo: Day | undefined;
};

/**
 * The state of a version on a day. `newestApproved` is the highest approved version of the same code: of several only that
 * one can be used, so that nobody reads out what was since put right.
 */
export function blockState(
  { version, approved, validFrom, validTo }: BlockFacts,
  newestApproved: number | undefined,
  day: Day,
): Block["state"] {
  if (!approved) return "waiting";
  if (newestApproved !== undefined && version < newestApproved) return "replaced";
  if (validTo !== undefined && day > validTo) return "expired";
  return day < validFrom ? "early" : "usable";
}
