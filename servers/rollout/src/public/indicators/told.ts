/** What everybody is told of whether the system works: the newest week of each indicator, reach, and the verdicts. */
import { type LeagueRow, SMALLEST } from "@bluezone/contract/rollout/figures";
import { type IndicatorsContent, newestWith, type ToldShare } from "@bluezone/contract/told-indicators";
import {
  type Indicator,
  type ShareIndicator,
  type TimeIndicator,
  TOLD_SHARES,
  type Verdict,
  verdictOf,
} from "@bluezone/policy/indicator";
import type { Province } from "@bluezone/policy/province";
import { addDays, type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { type CameOfAlerts, cameOfAlerts } from "../../numbers/came-of-alerts.ts";
import { telling } from "../../numbers/estimate.ts";
import { type PublicTotals, publicTotals } from "../../numbers/public-totals.ts";
import type { Sql } from "../../tables.ts";
import { findIndicators } from "./store.ts";
import { uploadDays } from "./uploads-store.ts";

/** A figure: bounds between which it lies, null where it is hidden or not told; `week` is the Sunday of its week. */
export type ToldFigure = {
  readonly key: Indicator;
  readonly week: string;
  readonly is: ToldShare["is"];
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: Verdict | null;
};

/** Uploads of the last weeks in UTC days, as the key server tells them. */
export type ToldUploads = {
  readonly from: Day;
  readonly to: Day;
  readonly uploads: number;
  readonly keys: number;
  readonly revisions: number;
};

/** Alerts for each upload, of phones that told of theirs: `least` of the interval. The true number is higher. */
export type ToldAnUpload = { readonly about: number; readonly least: number };

/** All of it. */
export type ToldWorking = {
  readonly content: IndicatorsContent | undefined;
  readonly shares: readonly ToldFigure[];
  readonly times: readonly (ToldFigure & { readonly key: TimeIndicator; readonly p90: number | null })[];
  readonly reach: ToldFigure;
  /** What came of alerts, of phones whose owners agreed to say it. */
  readonly phones: readonly ToldFigure[];
  readonly totals: PublicTotals;
  /** Null before any is known. */
  readonly uploads: ToldUploads | null;
  /** By level; null where chance says more than phones do, or too few uploads are known. */
  readonly anUpload: Readonly<Record<"low" | "high", ToldAnUpload | null>>;
};

const figure = (
  key: Indicator,
  week: string,
  is: ToldShare["is"],
  bounds?: { readonly low: number; readonly high: number },
): ToldFigure => ({
  key,
  week,
  is,
  low: bounds?.low ?? null,
  high: bounds?.high ?? null,
  verdict: bounds ? verdictOf(key, bounds) : null,
});

function shareFigure({ weeks }: IndicatorsContent, key: ShareIndicator): ToldFigure {
  const week = newestWith(weeks, key) ?? weeks.at(-1);
  const share = week?.shares[key] ?? { is: "none" as const };
  return figure(
    key,
    week?.day ?? "",
    share.is,
    share.is === "told" ? { low: share.from, high: share.to } : undefined,
  );
}

/** Active phones in the population, with the bounds of its estimate where it is one. */
function reachOf({ figures: { active } }: LeagueRow, week: string): ToldFigure {
  const rate = active.is === "shown" ? active.ofPeople : null;
  if (!rate) return figure("reach", week, active.is === "hidden" ? "hidden" : "none");
  return figure("reach", week, "told", { low: rate.low ?? rate.share, high: rate.high ?? rate.share });
}

/** Shares of alerts as phones say them; hidden where chance says more than they do. */
const phonesOf = (came: CameOfAlerts): readonly ToldFigure[] =>
  (
    [
      ["opened", came.opened],
      ["openedIn6", came.openedIn6],
      ["openedInDay", came.openedInDay],
      ["stepped", came.stepped],
      ["positiveAfter", came.positive],
      ["withdrawn", came.withdrawn],
    ] as const
  ).map(([key, ratio]) =>
    figure(key, came.to, ratio ? "told" : came.answered > 0 ? "hidden" : "none", ratio ?? undefined),
  );

/**
 * Alerts for each upload, at least: those that phones told of, over all uploads of the days in which they can have been raised. A
 * day without uploads is not kept, so the days are whole only up to the newest that is.
 */
async function anUploadOf(sql: Sql, { alerts, raised }: CameOfAlerts): Promise<ToldWorking["anUpload"]> {
  const days = await uploadDays(sql, raised.first);
  const uploads = days.reduce((sum, one) => sum + (one.day <= raised.last ? one.uploads : 0), 0);
  const known = (days.at(-1)?.day ?? 0) >= raised.last && uploads >= SMALLEST;
  const of = (level: "low" | "high"): ToldAnUpload | null =>
    known && telling(alerts[level])
      ? { about: alerts[level].value / uploads, least: alerts[level].low / uploads }
      : null;
  return { low: of("low"), high: of("high") };
}

/** Days of uploads that are told together. */
const UPLOAD_DAYS = 28;

async function uploadsOf(sql: Sql, now: Instant): Promise<ToldUploads | null> {
  const days = await uploadDays(sql, addDays(dayOf(now, "utc"), -UPLOAD_DAYS));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const sum = (of: "uploads" | "keys" | "revisions") => days.reduce((all, day) => all + day[of], 0);
  return {
    ...{ from: first.day, to: last.day },
    ...{ uploads: sum("uploads"), keys: sum("keys"), revisions: sum("revisions") },
  };
}

/** What is told at an instant. */
export async function toldWorking(province: Province, sql: Sql, now: Instant): Promise<ToldWorking> {
  const [newest] = await findIndicators(sql, 1);
  const content = newest && (JSON.parse(newest.content) as IndicatorsContent);
  const totals = await publicTotals(province, sql, now);
  const last = content?.weeks.at(-1);
  const came = await cameOfAlerts(province, sql, now);
  return {
    content,
    shares: content ? TOLD_SHARES.map((key) => shareFigure(content, key)) : [],
    times: (last?.times ?? []).map(({ step, p50, p90 }) => ({
      ...figure(
        step,
        last?.day ?? "",
        p50 === null ? "hidden" : "told",
        p50 === null ? undefined : { low: p50, high: p50 },
      ),
      key: step,
      p90,
    })),
    reach: reachOf(totals.whole, totals.week),
    phones: phonesOf(came),
    totals,
    uploads: await uploadsOf(sql, now),
    anUpload: await anUploadOf(sql, came),
  };
}

/** All figures with a verdict. */
export const judged = ({ shares, times, reach, phones }: ToldWorking): readonly ToldFigure[] => [
  reach,
  ...shares,
  ...times,
  ...phones,
];
