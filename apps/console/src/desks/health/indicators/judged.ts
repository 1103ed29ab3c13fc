/** An indicator's figure with what is said of it: as it is, and as it is told. */
import type { IndicatorShare } from "@bluezone/contract/health/indicators";
import type { IndicatorTime } from "@bluezone/contract/told-indicators";
import { type Indicator, LIMITS, TIME_UNITS, type Verdict, verdictOf } from "@bluezone/policy/indicator";
import { INDICATOR_TEXTS } from "@bluezone/policy/indicator-texts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useFigures } from "../outbreak/use-figures.ts";
import { INDICATORS } from "./words.ts";

/** What can be said of a share; undefined where it is hidden or of nobody. */
export function boundsOf(share: IndicatorShare): { readonly low: number; readonly high: number } | undefined {
  if (share.is === "exact") return share;
  return share.is === "told" ? { low: share.from, high: share.to } : undefined;
}

/** The verdict on a share. */
export const verdictOnShare = (key: Indicator, share: IndicatorShare): Verdict | null => {
  const bounds = boundsOf(share);
  return bounds ? verdictOf(key, bounds) : null;
};

/** The verdict on a time: that of half of those who took the step. */
export const verdictOnTime = ({ step, p50 }: IndicatorTime): Verdict | null =>
  p50 === null ? null : verdictOf(step, { low: p50, high: p50 });

/** Writes indicators in the reader's language. */
export function useIndicators() {
  const [locale] = useLocale();
  const t = useWords(INDICATORS);
  const say = useFigures();
  const whole = (share: number): string => say.percent(share).replace(/[,.]0%$/, "%");
  const time = (key: IndicatorTime["step"], n: number | null): string =>
    n === null ? t("none") : t(TIME_UNITS[key] === "days" ? "inDays" : "inHours", { count: say.tenth(n) });
  return {
    name: (key: Indicator): string => INDICATOR_TEXTS[key].name[locale],
    text: (key: Indicator, which: "counts" | "cannot" | "fails" | "todo"): string =>
      INDICATOR_TEXTS[key][which]?.[locale] ?? "",
    share(share: IndicatorShare): string {
      if (share.is === "exact") return say.percent(share.share);
      if (share.is !== "told") return t(share.is);
      if (share.to === 1) return t("betweenAll", { from: whole(share.from) });
      return t("between", { from: whole(share.from), to: whole(share.to) });
    },
    time,
    /** "cần từ 50%". */
    limit(key: Indicator): string {
      const limit = LIMITS[key];
      if (limit === null) return "";
      const n = "least" in limit ? limit.least : limit.most;
      const said = key in TIME_UNITS ? time(key as IndicatorTime["step"], n) : whole(n);
      return t("least" in limit ? "limit_least" : "limit_most", { n: said });
    },
    verdict: (verdict: Verdict | null): string => t(verdict ?? "notJudged"),
  };
}
