/**
 * The indicators of the whole province as everybody may be told them. A week is told once, when what is counted in it stands:
 * its codes three days after its end, its contacts when their days are over.
 */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { AVERTED_WEEKS, readToldIndicators } from "@bluezone/contract/health/indicators";
import type { ToldAverted } from "@bluezone/contract/told-indicators";
import { FOLLOWED_DAYS, SHARE_INDICATORS, type ShareIndicator } from "@bluezone/policy/indicator";
import type { SerialInterval } from "@bluezone/policy/reproduction-number";
import { LEAST_TOLD_OF } from "@bluezone/policy/told-share";
import { dayOf, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Asking } from "../outbreak/asked.ts";
import type { Period } from "../reports/period.ts";
import { toldOnce } from "../reports/told.ts";
import type { Sql } from "../tables.ts";
import { newCases, type TimeRow } from "./cohort-store.ts";
import { type Counted, countWeeks, sumOf, toldShares } from "./counted.ts";
import { avertedOf, ofWeeks, timesOf } from "./exact.ts";
import { isSettled } from "./weeks.ts";

type Told = ResponseOf<typeof readToldIndicators>;
type Week = Told["weeks"][number];

/** Days after its end when the codes of a week are told, and its contacts. */
const CODES_STAND = 3;
const CONTACTS_STAND = FOLLOWED_DAYS + 1;

/** Shares of contacts; the others are of cases and codes. */
const OF_CONTACTS: readonly ShareIndicator[] = [
  "tested",
  "quarantined",
  "negative",
  "attackApp",
  "attackOther",
];

/** What is counted in all of `many` weeks together, and how long steps took in them. */
async function countsOf(
  sql: Sql,
  asking: Asking,
  many: number,
): Promise<{ readonly counted: Counted; readonly times: readonly TimeRow[] }> {
  const { cohorts, times } = await newCases(sql, asking);
  const today = dayOf(asking.now, "vietnam");
  return { counted: sumOf(await countWeeks(sql, asking, { many, today, cases: cohorts })), times };
}

/** What is told of a week three days after its end, and of its contacts later. */
async function weekOf(sql: Sql, asking: Asking, week: Period): Promise<Week | undefined> {
  const { now } = asking;
  if (!isSettled(week, CODES_STAND, now)) return undefined;
  const of = ofWeeks(asking, [week]);
  const told = async (): Promise<Pick<Week, "shares" | "times">> => {
    const { counted, times } = await countsOf(sql, of, 1);
    return { shares: toldShares(counted), times: timesOf(times, LEAST_TOLD_OF) };
  };
  const codes = await toldOnce(sql, { figure: "indicators", day: week.day }, told);
  const contacts = isSettled(week, CONTACTS_STAND, now)
    ? await toldOnce(sql, { figure: "followed", day: week.day }, async () => (await told()).shares)
    : undefined;
  const none = { is: "none" as const };
  return {
    day: isoDay(week.day),
    shares: Object.fromEntries(
      SHARE_INDICATORS.map((key) => [
        key,
        (OF_CONTACTS.includes(key) ? contacts?.[key] : codes.shares[key]) ?? none,
      ]),
    ) as Week["shares"],
    times: codes.times,
  };
}

/** Bounds in fives, of people enough; told once for the last week of the time. */
async function toldAverted(
  sql: Sql,
  asking: Asking,
  weeks: readonly Period[],
  interval: SerialInterval,
): Promise<ToldAverted> {
  const last = weeks.at(-1);
  if (!last) return null;
  return toldOnce<ToldAverted>(sql, { figure: "averted", day: last.day }, async () => {
    const of = ofWeeks(asking, weeks);
    const { counted } = await countsOf(sql, of, weeks.length);
    const averted = counted.app < LEAST_TOLD_OF ? null : await avertedOf(sql, of, counted, interval);
    const five = (n: number, round: (n: number) => number) => 5 * round(n / 5);
    return (
      averted && {
        low: five(averted.low, Math.floor),
        high: five(averted.high, Math.ceil),
        weeks: weeks.length,
      }
    );
  });
}

/** The answer, of weeks that are over. The estimate is of the last of them whose contacts' days are over. */
export async function toldIndicators(
  sql: Sql,
  asking: Asking,
  weeks: readonly Period[],
  { interval, estimated }: { readonly interval: SerialInterval; readonly estimated: typeof AVERTED_WEEKS },
): Promise<Told> {
  const told: Week[] = [];
  for (const week of weeks) {
    const one = await weekOf(sql, asking, week);
    if (one) told.push(one);
  }
  const over = weeks.filter((week) => isSettled(week, CONTACTS_STAND, asking.now)).slice(-estimated);
  return {
    asOf: isoInstant(asking.now),
    illustrative: asking.illustrative,
    weeks: told,
    averted: over.length < estimated ? null : await toldAverted(sql, asking, over, interval),
  };
}
