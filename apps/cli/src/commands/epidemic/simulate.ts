/** `bluezone simulate`: what an epidemic in a province comes to, and what measures change. */
import { availableParallelism } from "node:os";
import type { WhatIf } from "@bluezone/epidemic/what-if";
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe, path, several, text, whole } from "../../option.ts";

const SCENARIO = {
  form: "SCENARIO",
  about: "JSON: a scenario; an empty object is one with every value as in docs/simulator.md",
} as const;
const MOST_TASKS = 100_000;

export const simulate = command({
  about:
    "Runs an epidemic among the people of a province, person by person, many times, and says how many are infected and what app, tracers and quarantine avert and cost. Each source of contacts that the scenario names is run; the difference between them is part of the uncertainty. The same seed gives the same answer on any number of workers. Nothing of it is calibrated to a real outbreak: it compares measures and forecasts nothing.",
  arguments: [SCENARIO],
  options: {
    "what-if": {
      ...several(
        text(
          "NAME=N,N",
          "A question with its values, such as adoption=40,60 delay=0,1,3; every combination is run.",
        ),
      ),
      otherwise: [],
    },
    runs: { ...whole("N", 1, 10_000, "Runs of each combination."), otherwise: 20 },
    seed: { ...whole("N", 0, 2_147_483_647, "Another seed is other luck."), otherwise: 1 },
    workers: maybe(whole("N", 1, 256, "Threads; without it one for each processor.")),
    csv: maybe(path("FILE", "Where to write each day of each cell with its quantiles.")),
  },
  example: "bluezone simulate scenario.json --what-if adoption=40,60 delay=0,1,3 --runs 50 --seed 7",
  async run({ "what-if": asked, runs, seed, workers = availableParallelism(), csv: file }, [scenarioFile]) {
    const { writeFile } = await import("node:fs/promises");
    const { Scenario, placesFor } = await import("@bluezone/epidemic/scenario");
    const { study } = await import("@bluezone/epidemic/study");
    const { cellsOf, whatIf } = await import("@bluezone/epidemic/what-if");
    const { readJson, shownPath } = await import("../../input-file.ts");
    const { onWorkers } = await import("../../simulate/workers.ts");
    const { studyCsv } = await import("@bluezone/epidemic/study-csv");
    const { ILLUSTRATIVE, table } = await import("../../simulate/told.ts");
    const scenario = await readJson(scenarioFile, Scenario, "a scenario");
    const questions: readonly WhatIf[] = orFailure("usage", () => asked.map(whatIf));
    const cells = orFailure("usage", () => cellsOf(scenario, questions));
    orFailure("badData", () => placesFor(scenario));
    if (cells.length * runs > MOST_TASKS)
      throw new Failure(
        "usage",
        `${cells.length} combinations with ${runs} runs each are more than ${MOST_TASKS} runs.`,
      );
    const answers = await study(scenario, questions, { runs, seed }, (tasks) => onWorkers(tasks, workers));
    if (file !== undefined)
      await writeFile(file, studyCsv(answers)).catch(() => {
        throw new Failure("configuration", `the file ${shownPath(file)} cannot be written.`);
      });
    return {
      json: { about: ILLUSTRATIVE, scenario, runs, seed, answers },
      text: table(scenario, answers, { runs, seed }),
    };
  },
});

/** What a file or a word of the call asks for that cannot be had. */
function orFailure<T>(exit: "usage" | "badData", read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(exit, `${error.message}.`);
    throw error;
  }
}
