/** Indicators as rows, as the page on them tells them. */
import type { IndicatorsContent } from "@bluezone/contract/told-indicators";
import { SHARE_INDICATORS } from "@bluezone/policy/indicator";
import { findIndicators } from "../indicators/store.ts";
import type { DataSet } from "./data-set.ts";

/** The set. */
export const INDICATOR_ROWS: DataSet = {
  name: "indicators",
  title: { vi: "Hệ thống có hiệu quả không", en: "Whether the system works" },
  columns: ["week", "indicator", "from", "to", "state", "p50", "p90", "illustrative"],
  async rows(sql) {
    const [newest] = await findIndicators(sql, 1);
    if (!newest) return [];
    const { weeks, illustrative } = JSON.parse(newest.content) as IndicatorsContent;
    const madeUp = illustrative ? "yes" : "no";
    return weeks.flatMap(({ day, shares, times }) => [
      ...SHARE_INDICATORS.map((key) => {
        const share = shares[key];
        const [from, to] = share.is === "told" ? [share.from, share.to] : [null, null];
        const row = { week: day, indicator: key, from, to, state: share.is, p50: null, p90: null };
        return { ...row, illustrative: madeUp };
      }),
      ...times.map(({ step, p50, p90 }) => ({
        ...{ week: day, indicator: step, from: null, to: null, state: p50 === null ? "hidden" : "told" },
        ...{ p50, p90, illustrative: madeUp },
      })),
    ]);
  },
};
