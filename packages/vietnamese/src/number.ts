/** Numbers as the two languages write them: 272.365 and 1,5 in Vietnamese, 272,365 and 1.5 in English. */
import type { Locale } from "./locale.ts";

/**
 * A number with a fixed count of decimals, thousands parted: `decimal(1234.5, 2, "vi")` → "1.234,50".
 * Throws RangeError for a number that is not finite or reaches 10²¹, or decimals other than 0 … 6.
 */
export function decimal(n: number, decimals: number, locale: Locale): string {
  if (!(Math.abs(n) < 1e21)) throw new RangeError(`a number to show must be finite and below 1e21, not ${n}`);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6)
    throw new RangeError(`decimals must be 0 to 6, not ${decimals}`);
  const [thousands, point] = locale === "vi" ? [".", ","] : [",", "."];
  const [whole = "", fraction] = Math.abs(n).toFixed(decimals).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (fraction ? point + fraction : "");
  return n < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** A number rounded to a whole one: `integer(272365, "vi")` → "272.365". Throws RangeError when it is not finite. */
export const integer = (n: number, locale: Locale): string => decimal(n, 0, locale);

/** A share of 1 as a percentage: `percent(0.1021, 2, "vi")` → "10,21%". Throws RangeError when it is not finite. */
export const percent = (share: number, decimals: number, locale: Locale): string =>
  `${decimal(share * 100, decimals, locale)}%`;
