/**
 * A total that is very unlike the week before's is asked about once more, and taken when confirmed: a digit too many is the
 * usual mistake. Only totals that last from week to week are asked about; people helped and posters hung may be any.
 */
import type { Jump, Total, UnitTotals } from "@bluezone/contract/rollout/numbers";

const LASTING: readonly Total[] = ["staff", "smartphones", "installed"];
/** More than a third and more than ten: a small unit may grow by a few. */
const SHARE = 1 / 3;
const LEAST = 10;

/** The totals that jumped; none when there was no week before. */
export function suddenChanges(before: UnitTotals | undefined, now: UnitTotals): readonly Jump[] {
  if (!before) return [];
  return LASTING.map((total) => ({ total, before: before[total], now: now[total] })).filter((jump) => {
    const change = Math.abs(jump.now - jump.before);
    return change > LEAST && change > jump.before * SHARE;
  });
}
