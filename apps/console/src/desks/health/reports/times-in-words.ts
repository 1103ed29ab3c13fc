/** Of when a report's numbers are, in words of a language. */
import type { ReportLate, ReportTimes } from "@bluezone/contract/health/report-times";
import { dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import { clockPhrase, date } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { sayIn } from "@bluezone/vietnamese/say";
import { DAILY_REPORT } from "./words.ts";

const clockOf = (at: Instant, locale: Locale): string => clockPhrase(wallTime(at, "vietnam"), locale);
const dateOf = (at: Instant, locale: Locale): string => date(dayOf(at, "vietnam"), locale);

/** "người đang cách ly: tính đến lúc chốt, 18 giờ 30 ngày 27/12/2020"; nothing for what the report has not. */
export function lateWords(
  which: ReportLate,
  { late, lateAt, lateIs }: ReportTimes,
  closed: boolean,
  locale: Locale,
): string | undefined {
  if (!late.includes(which)) return undefined;
  const t = sayIn(DAILY_REPORT, locale);
  const at = t("lateTime", { time: clockOf(lateAt, locale), day: dateOf(lateAt, locale) });
  const moment = t(closed ? "lateClosed" : "lateOpened", { at });
  return t(`late_${which}`, { when: t(lateIs === "at" ? "lateAt" : "lateAtMost", { moment }) });
}

/** How the numbers of the file for the public page were counted. */
export function publicMethod(times: ReportTimes, locale: Locale): string {
  const t = sayIn(DAILY_REPORT, locale);
  const end = (at: Instant): string => `${clockOf(at, locale)} ${dateOf(at, locale)}`;
  const at = t("lateTime", { time: clockOf(times.lateAt, locale), day: dateOf(times.lateAt, locale) });
  return [
    t("publicSpan", { from: end(times.from), to: end(times.to) }),
    ...(times.late.includes("standing") ? [t("publicStanding", { at })] : []),
  ].join(" ");
}
