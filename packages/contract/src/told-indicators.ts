/**
 * Indicators of whether the system works, as everybody may be told them: of the whole province, by week, each share between two
 * steps of a coarse scale (`@bluezone/policy/told-share`). The health desk hands them over as a file, because no server calls
 * another; somebody at the rollout desk looks at it and enters it.
 */
import { SHARE_INDICATORS, type ShareIndicator, TIME_INDICATORS } from "@bluezone/policy/indicator";
import { isTold } from "@bluezone/policy/told-share";
import { z } from "zod";
import { At } from "./staff/fields.ts";
import { IsoDay } from "./units.ts";

/** Weeks that are told at most. */
export const MOST_INDICATOR_WEEKS = 26;

const Count = z.int().nonnegative();
const Part = z.number().min(0).max(1);
const Time = z.number().nonnegative().max(10_000);

/** A share as it is told: at least `from` and under `to`, or up to all where that is 1; hidden; or of nobody. */
export const ToldShare = z.discriminatedUnion("is", [
  z
    .object({ is: z.literal("told"), from: Part, to: Part })
    .refine(isTold, "a share is told between two steps"),
  z.object({ is: z.literal("hidden") }),
  z.object({ is: z.literal("none") }),
]);
export type ToldShare = z.output<typeof ToldShare>;

/** How long a step took: half of those who took it at most `p50`, nine in ten at most `p90`; null of too few. */
export const IndicatorTime = z
  .object({ step: z.enum(TIME_INDICATORS), p50: Time.nullable(), p90: Time.nullable() })
  .meta({ id: "IndicatorTime" });
export type IndicatorTime = z.output<typeof IndicatorTime>;

/** A schema for each share. */
export const sharesOf = <Share extends z.ZodType>(share: Share) =>
  z.object(Object.fromEntries(SHARE_INDICATORS.map((key) => [key, share])) as Record<ShareIndicator, Share>);

/** A week by its Sunday, as it is told. Shares of contacts come when their 14 days are over: "none" before. */
export const ToldWeek = z
  .object({
    day: IsoDay,
    shares: sharesOf(ToldShare),
    times: z.array(IndicatorTime).max(TIME_INDICATORS.length),
  })
  .meta({ id: "ToldIndicators" });
export type ToldWeek = z.output<typeof ToldWeek>;

/** Bounds of cases averted in weeks that are over, in fives; null of fewer than 20 people whom the app alone found. */
export const ToldAverted = z.object({ low: Count, high: Count, weeks: Count }).nullable();
export type ToldAverted = z.output<typeof ToldAverted>;

/** All that is told, the oldest week first. */
export const IndicatorsContent = z
  .object({
    asOf: At,
    illustrative: z.boolean(),
    weeks: z.array(ToldWeek).min(1).max(MOST_INDICATOR_WEEKS),
    averted: ToldAverted,
  })
  .meta({ id: "IndicatorsContent" });
export type IndicatorsContent = z.output<typeof IndicatorsContent>;

/** Most bytes of a file. */
export const MOST_INDICATORS_BYTES = 128_000;

/** The file's JSON. */
export const IndicatorsFile = z.object({
  format: z.literal("bluezone-indicators-1"),
  content: IndicatorsContent,
});
export type IndicatorsFile = z.output<typeof IndicatorsFile>;

/** The newest week in which a share is told, or hidden: its contacts are told later than its codes. */
export const newestWith = <
  Share extends { readonly is: string },
  Week extends { readonly shares: Readonly<Record<ShareIndicator, Share>> },
>(
  weeks: readonly Week[],
  key: ShareIndicator,
): Week | undefined => weeks.findLast(({ shares }) => shares[key].is !== "none");
