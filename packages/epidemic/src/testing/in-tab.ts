/** A small scenario that is answered wherever this runs, in one thread. */
import { Scenario } from "../scenario.ts";
import { type Answer, study } from "../study.ts";
import { runner } from "../task.ts";
import { whatIf } from "../what-if.ts";

export const answerInTab = (): Promise<readonly Answer[]> =>
  study(
    Scenario.parse({
      people: 5_000,
      days: 40,
      contacts: ["horby-2007"],
      app: { adoption: 0.5 },
      manual: { staff: 20 },
    }),
    [whatIf("adoption=20,80")],
    { runs: 2, seed: 3 },
    async (tasks) => tasks.map(runner()),
  );
