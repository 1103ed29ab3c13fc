/** What a round came to, and what a day did. */
import {
  between,
  type Day,
  type Duration,
  dayOf,
  type Instant,
  Minutes,
  plus,
} from "@bluezone/protocol/time";
import type { Round } from "./ledger.ts";

/** How often a round begins. */
export const EVERY: Duration = Minutes(15);
/**
 * An alert that is not there this long after its result was missed: a key ends within ten minutes, a window is out a minute
 * after it, and the phone that is warned looks every minute.
 */
const MISSED_AFTER: Duration = Minutes(25);
/** So long a missed round is still watched, for the figure of results that led to an alert within an hour. */
export const WATCHED_FOR: Duration = Minutes(60);

export type Outcome = "waiting" | "arrived" | "late" | "missed";

/** Late: it came after all. Missed: it has not come, and should have. */
export function outcomeOf({ began, ended: { alert }, gaveUp }: Round, now: Instant): Outcome {
  const due = plus(began, MISSED_AFTER);
  if (alert !== null) return alert <= due ? "arrived" : "late";
  return gaveUp !== null || now > due ? "missed" : "waiting";
}

/** How long its alert took; null when none came. */
export const lengthOf = ({ began, ended: { alert } }: Round): Duration | null =>
  alert === null ? null : between(began, alert);

/** Whether alerts arrive: what the newest round says of which anything is known. */
export type Standing = "arrive" | "late" | "missed" | "unknown";

/** Unknown: no round is known of that began within the last hour. */
export function standingAt(rounds: readonly Round[], now: Instant): Standing {
  const known = rounds.findLast(
    (round) => outcomeOf(round, now) !== "waiting" && round.began >= now - WATCHED_FOR - EVERY,
  );
  if (!known) return "unknown";
  const outcome = outcomeOf(known, now);
  return outcome === "arrived" ? "arrive" : outcome === "late" ? "late" : "missed";
}

/** A day in Vietnam: how many rounds are known of, and how many arrived, late or not at all. */
export type DayOfRounds = {
  readonly day: Day;
  readonly arrived: number;
  readonly late: number;
  readonly missed: number;
};

/** Days from `first` to `last`; one without a round has three zeros. */
export function daysOf(
  rounds: readonly Round[],
  first: Day,
  last: Day,
  now: Instant,
): readonly DayOfRounds[] {
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const day = (first + i) as Day;
    const outcomes = rounds
      .filter(({ began }) => dayOf(began, "vietnam") === day)
      .map((round) => outcomeOf(round, now));
    const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
    return { day, arrived: count("arrived"), late: count("late"), missed: count("missed") };
  });
}

/** The length that a share `q` of them does not exceed, by the nearest rank; null when there are none. */
export function quantile(lengths: readonly Duration[], q: number): Duration | null {
  const sorted = [...lengths].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}
