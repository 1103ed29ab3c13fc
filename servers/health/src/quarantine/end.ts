/** When a quarantine may end, and what its end is. */
import { Fault } from "@bluezone/contract/fault";
import type { Disease } from "@bluezone/policy/disease";
import { Day, type Day as DayType, dayOf, type Instant } from "@bluezone/protocol/time";
import type { Transaction } from "../tables.ts";
import { findLogs, findTests } from "./entries-store.ts";
import { halvesOf, mostMissing } from "./halves.ts";
import { turnedCase } from "./of-case-store.ts";
import type { QuarantineLogRow, QuarantineRow, QuarantineTestRow } from "./tables.ts";
import { type Signs, unwellAmong } from "./unwell-store.ts";
import { shownTests } from "./view.ts";

/** How it is to end. `logSeen`: whoever ends it was told that most half-days have no entry. */
export type Ending = {
  readonly kind: Exclude<NonNullable<QuarantineRow["end_kind"]>, "died">;
  readonly reason: string | null;
  readonly logSeen: boolean;
};

type QuarantineFacts = {
  readonly disease: Pick<Disease, "quarantineRules"> & Signs;
  readonly tests: readonly QuarantineTestRow[];
  readonly logs: readonly QuarantineLogRow[];
  readonly unwell: boolean;
  /** They became a case, by a test. */
  readonly turned: boolean;
  readonly now: Instant;
};

const isPositive = ({ result }: QuarantineTestRow): boolean => result === "positive";

/** What the rule's end asks for: negative tests, a person who is well, an entry of today. */
function checkRule(
  row: QuarantineRow,
  { disease, tests, logs, unwell }: QuarantineFacts,
  today: DayType,
): void {
  if (!shownTests(disease, row, tests).every(({ ofRule, result }) => !ofRule || result === "negative"))
    throw new Fault("tests_missing", "a test of the rule is missing or not negative");
  if (unwell)
    throw new Fault("unwell_now", "the last temperature is a fever, or the last entry has symptoms");
  if (!logs.some(({ day, replaced_ms }) => day === today && replaced_ms === null))
    throw new Fault("today_missing", "nobody entered how they are today");
}

function endOf(row: QuarantineRow, known: QuarantineFacts, { kind, reason, logSeen }: Ending): DayType {
  const today = dayOf(known.now, "vietnam");
  if (row.ended_day !== null) throw new Fault("conflict", "it has ended already");
  const positive = known.turned || known.tests.some(isPositive);
  if (kind === "positive") {
    if (!positive) throw new Fault("test_not_positive", "no test of theirs is positive");
    return today;
  }
  if (kind !== "rule" && (reason === null || reason.trim() === ""))
    throw new Fault("reason_missing", "an end that is not the rule's needs its reason");
  if (kind !== "early" && (today < row.last_day || (kind === "late" && today === row.last_day)))
    throw new Fault("too_early", "the last day is not over");
  if (kind !== "early" && positive) throw new Fault("tests_missing", "a test is positive");
  if (kind === "rule") checkRule(row, known, today);
  if (!logSeen && mostMissing(halvesOf(row, known.logs, known.now)))
    throw new Fault("log_missing", "more than half of the half-days have no entry");
  return kind === "early" || kind === "late" ? today : Day(row.last_day);
}

/**
 * The last day in quarantine, of a quarantine that is held. Throws Fault: `conflict` when it has ended; `too_early`
 * before the last day ("late": until it is over); `tests_missing` when a test is positive, and for the rule's end while
 * one of the rule is missing or has no result; `unwell_now` and `today_missing` for the rule's end; `log_missing` when
 * most half-days have no entry and nobody said that they know; `test_not_positive`; `reason_missing`.
 */
export async function lastDayInQuarantine(
  trx: Transaction,
  row: QuarantineRow,
  ending: Ending,
  { now, disease }: Pick<QuarantineFacts, "now" | "disease">,
): Promise<DayType> {
  const [tests, logs, unwell, turned] = [
    await findTests(trx, [row.id]),
    await findLogs(trx, [row.id]),
    await unwellAmong(trx, disease, [row.id]),
    await turnedCase(trx, row),
  ];
  return endOf(row, { disease, tests, logs, unwell: unwell.has(row.id), turned, now }, ending);
}
