/** A week can be sent from Friday before its cut-off until eight weeks later; after the cut-off it is late. */
import { Fault } from "@bluezone/contract/fault";
import { opensAt, reportWeekAt, type Week, weekAfter } from "@bluezone/contract/rollout/week";
import type { Instant } from "@bluezone/protocol/time";

const WEEKS = 8;

/** The weeks that can be sent now, newest first. */
export const openWeeks = (now: Instant): readonly Week[] =>
  Array.from({ length: WEEKS }, (_, i) => weekAfter(reportWeekAt(now), -i));

/** Throws Fault `too_early` or `too_late` for another week. */
export function mustBeOpen(week: Week, now: Instant): void {
  if (now < opensAt(week)) throw new Fault("too_early", "This week cannot be reported yet.");
  if (!openWeeks(now).includes(week)) throw new Fault("too_late", "This week is more than eight weeks ago.");
}
