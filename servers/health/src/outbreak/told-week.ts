/**
 * What is told of the whole province and of no part of it: what offices tell of theirs could be taken from one another. Each week
 * is told once (`reports/told.ts`).
 */
import type { ReportCount } from "@bluezone/contract/health/reports";
import { sundayOf } from "@bluezone/protocol/time";
import { type Period, periodOf } from "../reports/period.ts";
import { isWhole } from "../reports/tree.ts";
import type { Asking } from "./asked.ts";

/** A count as it is. */
export const shown = (value: number): ReportCount => ({ is: "shown", value });

/** The last week of a told picture, as reports name it. */
export const lastWeekOf = ({ last }: Pick<Asking, "last">): Period => periodOf("week", sundayOf(last));

/** The same question of one week of the whole province. */
export const ofWeek = (asking: Asking, { from, cutOff }: Period): Asking => ({
  ...asking,
  from,
  to: cutOff,
  part: {},
});

/** Whether anything is told of its part. */
export const isTold = ({ part }: Pick<Asking, "part">): boolean => isWhole(part);
