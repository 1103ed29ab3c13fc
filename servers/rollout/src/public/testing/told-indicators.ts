/** Made-up indicators of two weeks, for tests. */
import type { IndicatorsContent, ToldShare, ToldWeek } from "@bluezone/contract/told-indicators";
import { SHARE_INDICATORS, TIME_INDICATORS } from "@bluezone/policy/indicator";

const share = (from: number, to: number): ToldShare => ({ is: "told", from, to });
const week = (day: string, some: Partial<ToldWeek["shares"]>): ToldWeek => ({
  day,
  shares: {
    ...(Object.fromEntries(
      SHARE_INDICATORS.map((key) => [key, { is: "none" }]),
    ) as unknown as ToldWeek["shares"]),
    ...some,
  },
  times: TIME_INDICATORS.map((step) => ({ step, p50: step === "resultToCode" ? 9.5 : 1, p90: 12 })),
});

/** With what a test wants otherwise. */
export const toldIndicators = (more: Partial<IndicatorsContent> = {}): IndicatorsContent => ({
  asOf: "2020-12-27T01:00:00.000Z",
  illustrative: true,
  weeks: [
    week("2020-12-13", { codedInTime: share(0.55, 0.6), attackApp: share(0.05, 0.1) }),
    week("2020-12-20", { codedInTime: share(0.3, 0.35), coded: share(0.8, 0.85), entered: { is: "hidden" } }),
  ],
  averted: { low: 20, high: 95, weeks: 8 },
  ...more,
});
