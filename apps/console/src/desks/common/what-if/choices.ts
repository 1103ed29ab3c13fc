/** What can be chosen on the page, and the scenario that it comes to. The command `bluezone simulate` takes any scenario. */

import { Scenario } from "@bluezone/epidemic/scenario";
import anGiangApp from "@bluezone/epidemic/scenarios/an-giang-app.json" with { type: "json" };
import type { WhatIf } from "@bluezone/epidemic/what-if";

/** Values beside each other, by the question. The first is the one that the others are compared with. */
export const COMPARED = {
  adoption: [0, 20, 40, 60],
  detection: [40, 70, 95],
  upload: [40, 60, 80, 95],
  alert: [0, 1, 3],
  delay: [0, 1, 2, 4],
  sample: [1, 2, 4],
  tested: [30, 60, 90],
  staff: [5, 20, 50, 100],
  adherence: [50, 80, 95],
} as const satisfies Readonly<Record<string, readonly number[]>>;
export type Compared = keyof typeof COMPARED;

/** What each choice offers. `people` 0: as many as the province has. */
export const OFFERED = {
  people: [50_000, 200_000, 0],
  days: [60, 120, 180],
  runs: [5, 10, 30],
  r0: [1.3, 1.8, 2.5, 3.5, 5],
  adoption: [0, 10, 20, 30, 40, 60, 80],
  staff: [0, 5, 20, 50, 100],
  delay: [0, 1, 2, 3],
} as const;

/** What is chosen. `adoption` in percent, `staff` for 100,000 people, `delay` from sample to result in days. */
export type Choices = {
  readonly compared: Compared;
  readonly people: number;
  readonly days: number;
  readonly runs: number;
  readonly r0: number;
  readonly adoption: number;
  readonly staff: number;
  readonly delay: number;
};

/** As the page opens. */
export const CHOICES: Choices = {
  ...{ compared: "adoption", people: 50_000, days: 120, runs: 10 },
  ...{ r0: 2.5, adoption: 40, staff: 20, delay: 1 },
};

/** The scenario of what is chosen. */
export function scenarioOf({ people, days, r0, adoption, staff, delay }: Choices): Scenario {
  const { people: _, app, testing, manual, ...rest } = anGiangApp;
  return Scenario.parse({
    ...rest,
    ...(people === 0 ? {} : { people }),
    days,
    r0,
    testing: { ...testing, result: delay },
    manual: { ...manual, staff },
    app: { ...app, adoption: adoption / 100 },
  });
}

/** The question of what is chosen. */
export const questionOf = ({ compared }: Pick<Choices, "compared">): WhatIf => ({
  name: compared,
  values: COMPARED[compared],
});
