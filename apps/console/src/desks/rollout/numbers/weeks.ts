/** Weeks to choose from: the newest that can be reported, and those before it. */
import { reportWeekAt, type Week, weekAfter } from "@bluezone/contract/rollout/week";
import type { Instant } from "@bluezone/protocol/time";

/** So many weeks, newest first. */
export const weeksUpTo = (now: Instant, count: number): readonly Week[] =>
  Array.from({ length: count }, (_, at) => weekAfter(reportWeekAt(now), -at));
