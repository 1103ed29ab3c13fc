/** The share of tests that are positive: by day as it is, by week as it is told. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readPositivity } from "@bluezone/contract/health/outbreak";
import type { ReportCount } from "@bluezone/contract/health/reports";
import { shareOf } from "@bluezone/policy/share-interval";
import { toldCount, toldPlaces } from "@bluezone/policy/told-counts";
import { addDays, type Day, isoDay } from "@bluezone/protocol/time";
import { toldOnce } from "../reports/told.ts";
import type { Sql } from "../tables.ts";
import { type Asking, daysOf, headOf } from "./asked.ts";
import { testCounts } from "./tests-store.ts";
import { isTold, shown } from "./told-week.ts";

type Point = ResponseOf<typeof readPositivity>["points"][number];

/** Days that a share is of. */
const WEEK = 7;

/** Tests of each day with the share of its week, and that of the whole time. */
async function byDay(sql: Sql, asking: Asking) {
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
  const points = days.slice(WEEK - 1).map(({ day, tests, positive }, i) => {
    const all = sum("tests", i, i + WEEK);
    const share = all === 0 ? null : sum("positive", i, i + WEEK) / all;
    return { day, tests: shown(tests), positive: shown(positive), share };
  });
  const [tests, positive] = [sum("tests", WEEK - 1, days.length), sum("positive", WEEK - 1, days.length)];
  return {
    by: "day" as const,
    points,
    tests: shown(tests),
    positive: shown(positive),
    share: shareOf(positive, tests),
  };
}

/** A week's tests beside their two parts: where one is small neither of them is told, nor the share. */
async function weekOf(sql: Sql, asking: Asking, sunday: Day): Promise<Point> {
  const days = await testCounts(sql, asking, { first: addDays(sunday, 1 - WEEK), last: sunday });
  const tests = days.reduce((all, one) => all + one.tests, 0);
  const positive = days.reduce((all, one) => all + one.positive, 0);
  const [told] = toldPlaces([positive, tests - positive]);
  const whole: ReportCount = toldCount(tests);
  const hidden = whole.is === "hidden" || told?.is !== "shown";
  return {
    day: isoDay(sunday),
    tests: whole,
    positive: hidden ? { is: "hidden" } : told,
    share: hidden || tests === 0 ? null : positive / tests,
  };
}

async function byWeek(sql: Sql, asking: Asking) {
  const points: Point[] = [];
  for (let day = asking.first; isTold(asking) && day <= asking.last; day = addDays(day, WEEK))
    points.push(await toldOnce(sql, { figure: "positivity", day }, () => weekOf(sql, asking, day)));
  const none = { is: "none" as const };
  return { by: "week" as const, points, tests: none, positive: none, share: null };
}

/** The picture. */
export const positivityOf = async (sql: Sql, asking: Asking): Promise<ResponseOf<typeof readPositivity>> => ({
  ...headOf(asking),
  ...(asking.form === "exact" ? await byDay(sql, asking) : await byWeek(sql, asking)),
});
