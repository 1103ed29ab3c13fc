/** When a quarantine may end, and what its end is. */
import { Fault } from "@bluezone/contract/fault";
import { Day, type Day as DayType } from "@bluezone/protocol/time";
import type { QuarantineRow, QuarantineTestRow } from "./rows.ts";
import { shownTests } from "./view.ts";

/** How it is to end. */
export type Ending = {
  readonly kind: "rule" | "early" | "late" | "positive";
  readonly reason: string | null;
};

/**
 * The last day apart. Throws Fault: `conflict` when it has ended; `too_early` before the last day ("late": until it is over);
 * `tests_missing` while a sample of the rule is missing, has no result, or is positive; `test_not_positive`; `reason_missing`.
 */
export function lastDayApart(
  row: QuarantineRow,
  tests: readonly QuarantineTestRow[],
  { kind, reason }: Ending,
  today: DayType,
): DayType {
  if (row.ended_day !== null) throw new Fault("conflict", "it has ended already");
  if (kind === "positive") {
    if (!tests.some(({ result }) => result === "positive"))
      throw new Fault("test_not_positive", "no test of theirs is positive");
    return today;
  }
  if (kind !== "rule" && (reason === null || reason.trim() === ""))
    throw new Fault("reason_missing", "an end that is not the rule's needs its reason");
  if (kind === "early") return today;
  if (today < row.last_day || (kind === "late" && today === row.last_day))
    throw new Fault("too_early", "the last day is not over");
  if (kind === "late") return today;
  const done = shownTests(row, tests).every(({ ofRule, result }) => !ofRule || result === "negative");
  if (!done || tests.some(({ result }) => result === "positive"))
    throw new Fault("tests_missing", "a test of the rule is missing or not negative");
  return Day(row.last_day);
}
