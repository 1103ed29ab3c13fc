/** What is counted of a time, week by week, and the shares that follow: as they are, and as they are told. */
import type { IndicatorShare } from "@bluezone/contract/health/indicators";
import { SHARE_INDICATORS, type ShareIndicator } from "@bluezone/policy/indicator";
import { shareOf } from "@bluezone/policy/share-interval";
import { type ToldShare, toldShare } from "@bluezone/policy/told-share";
import type { Day } from "@bluezone/protocol/time";
import type { Asking } from "../outbreak/asked.ts";
import type { Sql } from "../tables.ts";
import type { Cohort, CohortRow } from "./cohort-store.ts";
import { foundByWeek, namedByWeek } from "./followed-store.ts";
import { issuedByWeek, stayedByWeek } from "./harm-store.ts";

/** Counts of a week, or of several. `waited` is the sum of days from the contact to the quarantine of those in quarantine. */
export type Counted = CohortRow & {
  readonly app: number;
  readonly appBecame: number;
  readonly others: number;
  readonly othersBecame: number;
  readonly tested: number;
  readonly negative: number;
  readonly quarantined: number;
  readonly waited: number;
  readonly codes: number;
  readonly revised: number;
  readonly stayed: number;
  readonly stayedApp: number;
};

const NO_CASES: CohortRow = { cases: 0, due: 0, inTime: 0, coded: 0, entered: 0, certified: 0 };
/** Of no people. */
export const NOTHING: Counted = {
  ...NO_CASES,
  ...{ app: 0, appBecame: 0, others: 0, othersBecame: 0 },
  ...{ tested: 0, negative: 0, quarantined: 0, waited: 0 },
  ...{ codes: 0, revised: 0, stayed: 0, stayedApp: 0 },
};

/** Weeks added up. */
export const sumOf = (weeks: readonly Counted[]): Counted =>
  weeks.reduce(
    (all, week) =>
      Object.fromEntries(
        Object.entries(all).map(([key, n]) => [key, n + week[key as keyof Counted]]),
      ) as Counted,
    NOTHING,
  );

/** Cases added up. */
export const cohortsOf = (some: readonly CohortRow[]): CohortRow =>
  some.reduce(
    (all, one) => ({
      cases: all.cases + one.cases,
      due: all.due + one.due,
      inTime: all.inTime + one.inTime,
      coded: all.coded + one.coded,
      entered: all.entered + one.entered,
      certified: all.certified + one.certified,
    }),
    NO_CASES,
  );

/** The counts of each of `many` weeks from the beginning of a time on, whose cases are counted. */
export async function countWeeks(
  sql: Sql,
  asking: Asking,
  { many, today, cases }: { readonly many: number; readonly today: Day; readonly cases: readonly Cohort[] },
): Promise<readonly Counted[]> {
  const named = await namedByWeek(sql, asking);
  const found = await foundByWeek(sql, asking);
  const issued = await issuedByWeek(sql, asking);
  const stayed = await stayedByWeek(sql, asking, today);
  return Array.from({ length: many }, (_, week): Counted => {
    const of = <Row extends { readonly week: number }>(rows: readonly Row[]) =>
      rows.find((row) => row.week === week);
    const [got, others, sent, stays] = [of(found), of(named), of(issued), of(stayed)];
    return {
      ...NOTHING,
      ...cohortsOf(cases.filter((one) => one.week === week)),
      ...{ app: got?.contacts ?? 0, appBecame: got?.became ?? 0 },
      ...{ others: others?.contacts ?? 0, othersBecame: others?.became ?? 0 },
      ...{ tested: got?.tested ?? 0, negative: got?.negative ?? 0 },
      ...{ quarantined: got?.quarantined ?? 0, waited: (got?.delay ?? 0) * (got?.quarantined ?? 0) },
      ...{ codes: sent?.codes ?? 0, revised: sent?.revised ?? 0 },
      ...{ stayed: stays?.days ?? 0, stayedApp: stays?.app ?? 0 },
    };
  });
}

/** How many of how many each share is. */
const PARTS: Readonly<Record<ShareIndicator, (of: Counted) => readonly [some: number, all: number]>> = {
  coded: ({ coded, cases }) => [coded, cases],
  codedInTime: ({ inTime, due }) => [inTime, due],
  entered: ({ entered, coded }) => [entered, coded],
  certified: ({ certified, entered }) => [certified, entered],
  shared: ({ certified, cases }) => [certified, cases],
  tested: ({ tested, app }) => [tested, app],
  quarantined: ({ quarantined, app }) => [quarantined, app],
  negative: ({ negative, tested }) => [negative, tested],
  attackApp: ({ appBecame, app }) => [appBecame, app],
  attackOther: ({ othersBecame, others }) => [othersBecame, others],
  revised: ({ revised, codes }) => [revised, codes],
};

type Shares<Share> = Record<ShareIndicator, Share>;
const sharesBy = <Share>(of: Counted, share: (some: number, all: number) => Share): Shares<Share> =>
  Object.fromEntries(SHARE_INDICATORS.map((key) => [key, share(...PARTS[key](of))])) as Shares<Share>;

/** A share as it is. */
export function exactShare(some: number, all: number): IndicatorShare {
  const share = shareOf(some, all);
  return share === null ? { is: "none" } : { is: "exact", some, all, ...share };
}

/** The shares as they are. */
export const exactShares = (of: Counted): Shares<IndicatorShare> => sharesBy(of, exactShare);
/**
 * The shares as everybody is told them. Of those who shared among all cases nothing is told: with the three steps that lead there
 * (coded, entered, certified) it could give a single person away; they bound it by themselves.
 */
export const toldShares = (of: Counted): Shares<ToldShare> => ({
  ...sharesBy(of, toldShare),
  shared: { is: of.cases === 0 ? "none" : "hidden" },
});
