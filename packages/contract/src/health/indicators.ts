/**
 * Is it working now: shares, times and their limits (`@bluezone/policy/indicator`), from records that are there anyway. Nobody is
 * in any of them. As they are for who looks after the cases of a part of the province; as they are told, of the whole province by
 * weeks that are over, for everybody who reads totals. A told share lies between two steps of a coarse scale
 * (`@bluezone/policy/told-share`), and a week is told once.
 */
import { z } from "zod";
import { staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import {
  IndicatorTime,
  MOST_INDICATOR_WEEKS,
  sharesOf,
  ToldAverted,
  ToldShare,
  ToldWeek,
} from "../told-indicators.ts";
import { UnitId } from "../units.ts";
import { IsoDay } from "./person.ts";

/** Weeks of which a told estimate is. */
export const AVERTED_WEEKS = 8;

const Count = z.int().nonnegative();
const Part = z.number().min(0).max(1);
const Time = z.number().nonnegative();

/** A share as it is with its bounds (95 %), or as it is told. */
export const IndicatorShare = z
  .discriminatedUnion("is", [
    z.object({ is: z.literal("exact"), some: Count, all: Count, share: Part, low: Part, high: Part }),
    ...ToldShare.options,
  ])
  .meta({ id: "IndicatorShare" });
export type IndicatorShare = z.output<typeof IndicatorShare>;

const Shares = sharesOf(IndicatorShare);

/** A week by its Sunday. Shares of contacts come when their 14 days are over: "none" before. */
const ExactWeek = z.object({
  day: IsoDay,
  cases: Count,
  shares: Shares,
  /** Person-days of quarantine in the week, and those of people whom the app alone found. */
  quarantineDays: Count,
  quarantineDaysApp: Count,
});

/** Cases that the app averted, at least (`@bluezone/policy/averted-cases`). */
const Averted = z.object({
  mean: Time,
  low: Time,
  high: Time,
  /** What it is made of. */
  found: Count,
  became: Count,
  quarantined: Count,
  delay: Time,
  ahead: Part,
  r: Time,
});

/** Indicators of a part of the province as they are. */
export const readIndicators = staffRead({
  path: "/api/health/indicators/read",
  summary: "Whether the system works now: shares, times, secondary attack, cases averted.",
  permission: "cases.read",
  request: z.object({
    unitId: UnitId,
    /** The code of a district, to see that one alone. */
    district: z.string().min(1).max(8).nullable().default(null),
    weeks: z.int().min(1).max(MOST_INDICATOR_WEEKS).default(8),
  }),
  response: z.object({
    from: IsoDay,
    to: IsoDay,
    asOf: At,
    illustrative: z.boolean(),
    cases: Count,
    shares: Shares,
    times: z.array(IndicatorTime),
    quarantineDays: Count,
    quarantineDaysApp: Count,
    weeks: z.array(ExactWeek),
    /** Codes in time of each district. */
    districts: z.array(z.object({ code: z.string(), name: z.string(), codedInTime: IndicatorShare })),
    averted: Averted.nullable(),
  }),
});

/** Indicators of the whole province as everybody may be told them. Throws nothing: a week that is not told yet is left out. */
export const readToldIndicators = staffRead({
  path: "/api/health/indicators/told",
  summary: "Whether the system works now, as everybody may be told: of the whole province, by week.",
  permission: "reports.read",
  request: z.object({ weeks: z.int().min(1).max(MOST_INDICATOR_WEEKS).default(12) }),
  response: z.object({
    asOf: At,
    illustrative: z.boolean(),
    /** The oldest first; times are of 20 cases or more. */
    weeks: z.array(ToldWeek),
    averted: ToldAverted,
  }),
});
