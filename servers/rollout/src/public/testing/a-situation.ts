/** A made-up situation of the letter's day, for tests. */
import type { SituationContent } from "@bluezone/contract/rollout/situation";

/** With what a test wants otherwise. */
export const aSituation = (more: Partial<SituationContent> = {}): SituationContent => ({
  day: "2020-12-27",
  cutOff: "2020-12-27T01:00:00.000Z",
  counts: {
    confirmedToday: 2,
    confirmedTotal: 57,
    recovered: 50,
    testedToday: 1_204,
    quarantineSite: 412,
    quarantineHome: 96,
    released: 0,
  },
  districts: [
    { code: "884", count: 120 },
    { code: "886", count: 3 },
    { code: "889", count: 40 },
  ],
  source: { vi: "Sở Y tế An Giang", en: "An Giang health department" },
  method: { vi: "Trạm y tế báo lên mỗi ngày.", en: "Health stations report every day." },
  advice: {
    vi: "Ho, sốt thì gọi trạm y tế trước.",
    en: "With cough or fever call the health station first.",
  },
  illustrative: true,
  ...more,
});
