/** Lengths of time in words: "7 giờ 20 phút", "25 phút"; in English "7 h 20 min", "25 minutes". */
import type { Locale } from "./locale.ts";

const MINUTE = 60_000;
const UNITS = {
  day: { vi: "ngày", en: "day", short: "d" },
  hour: { vi: "giờ", en: "hour", short: "h" },
  minute: { vi: "phút", en: "minute", short: "min" },
} as const;

/**
 * A length of time in milliseconds, cut to whole minutes and from 48 hours on to whole days: what has been counted,
 * never more. Under a minute: "dưới 1 phút", "less than a minute". English shortens the units only when there are two.
 * Throws RangeError when it is negative or not finite.
 */
export function length(ms: number, locale: Locale): string {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`a length of time is 0 or more, not ${ms}`);
  const minutes = Math.floor(ms / MINUTE);
  if (minutes === 0) return locale === "vi" ? "dưới 1 phút" : "less than a minute";
  const hours = Math.floor(minutes / 60);
  const parts: readonly (readonly [number, keyof typeof UNITS])[] =
    hours >= 48
      ? [[Math.floor(hours / 24), "day"]]
      : (
          [
            [hours, "hour"],
            [minutes % 60, "minute"],
          ] as const
        ).filter(([n]) => n > 0);
  return parts
    .map(([n, unit]) => {
      if (locale === "vi") return `${n} ${UNITS[unit].vi}`;
      return parts.length > 1 ? `${n} ${UNITS[unit].short}` : `${n} ${UNITS[unit].en}${n === 1 ? "" : "s"}`;
    })
    .join(" ");
}
