/** The share of tests that are positive. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readPositivity } from "@bluezone/contract/health/outbreak";
import { shareOf } from "@bluezone/policy/share-interval";
import { addDays, isoDay } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { type Asking, daysOf, headOf } from "./asked.ts";
import { testCounts } from "./tests-store.ts";

/** Days that a share is of. */
const WEEK = 7;

/** Tests of each day with the share of its week, and that of the whole time. */
export async function positivityOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readPositivity>> {
  const first = addDays(asking.first, 1 - WEEK);
  const counted = new Map(
    (await testCounts(sql, asking, { first, last: asking.last })).map((one) => [one.day, one]),
  );
  const days = daysOf(first, asking.last).map((day) => ({
    day: isoDay(day),
    tests: counted.get(day)?.tests ?? 0,
    positive: counted.get(day)?.positive ?? 0,
  }));
  const sum = (of: "tests" | "positive", from: number, to: number): number =>
    days.slice(from, to).reduce((all, one) => all + one[of], 0);
  const points = days.slice(WEEK - 1).map((one, i) => {
    const tests = sum("tests", i, i + WEEK);
    return { ...one, share: tests === 0 ? null : sum("positive", i, i + WEEK) / tests };
  });
  const [tests, positive] = [sum("tests", WEEK - 1, days.length), sum("positive", WEEK - 1, days.length)];
  return { ...headOf(asking), points, tests, positive, share: shareOf(positive, tests) };
}
