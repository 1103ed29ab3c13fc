/** Indicators as rows, as the page on them tells them. */
import { TOLD_SHARES } from "@bluezone/policy/indicator";
import { toldWorking } from "../indicators/told.ts";
import type { DataSet } from "./data-set.ts";

/** The set. */
export const INDICATOR_ROWS: DataSet = {
  name: "indicators",
  title: { vi: "Hệ thống có hiệu quả không", en: "Whether the system works" },
  columns: ["week", "indicator", "from", "to", "state", "p50", "p90", "illustrative"],
  async rows(sql, { province, instant }) {
    const { content, reach, phones, totals } = await toldWorking(province, sql, instant);
    const yes = (madeUp: boolean) => (madeUp ? "yes" : "no");
    const entered = (content?.weeks ?? []).flatMap(({ day, shares, times }) => [
      ...TOLD_SHARES.map((key) => {
        const share = shares[key] ?? { is: "none" };
        const [from, to] = share.is === "told" ? [share.from, share.to] : [null, null];
        return { week: day, indicator: key, from, to, state: share.is, p50: null, p90: null };
      }),
      ...times.map(({ step, p50, p90 }) => ({
        ...{ week: day, indicator: step, from: null, to: null, state: p50 === null ? "hidden" : "told" },
        ...{ p50, p90 },
      })),
    ]);
    const said = [reach, ...phones].map(({ key, week, low, high, is }) => ({
      ...{ week, indicator: key, from: low, to: high, state: is, p50: null, p90: null },
    }));
    return [
      ...entered.map((row) => ({ ...row, illustrative: yes(content?.illustrative ?? false) })),
      ...said.map((row) => ({ ...row, illustrative: yes(totals.illustrative) })),
    ];
  },
};
