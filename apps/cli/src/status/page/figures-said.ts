/** Figures of the operator page as its reader's language writes them. */
import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";

const SECONDS = { vi: "giây", en: "s" } as const;

/** Seconds as "12 giây", "5 phút", "3 giờ 10 phút", "4 ngày". */
export const lasted = (seconds: number, locale: Locale): string =>
  seconds < 90
    ? `${integer(seconds, locale)} ${SECONDS[locale]}`
    : length(Math.round(seconds) * 1_000, locale);
