/** `bluezone simulate fit`: which R0 a curve of cases speaks for. */
import { availableParallelism } from "node:os";
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe, path, whole } from "../../option.ts";

const SCENARIO = {
  form: "SCENARIO",
  about: "JSON: a scenario with the tests and measures that were in force",
} as const;

export const simulateFit = command({
  about:
    "Fits a scenario to confirmed cases by day: draws R0 and the number of people infected on the first day many times, and keeps the twentieth of the draws whose epidemics come nearest to the curve (approximate Bayesian computation). The answer is what the kept draws say, with a plain warning where the curve is too thin to say anything. All else is as in the scenario: where its tests or delays are wrong, so is the R0.",
  arguments: [SCENARIO],
  options: {
    cases: path(
      "FILE",
      "CSV: day,cases with a heading and a line for each day in order, such as 2020-12-27,4.",
    ),
    draws: {
      ...whole("N", 200, 100_000, "Draws for each source of contacts."),
      otherwise: 1_000,
    },
    seed: { ...whole("N", 0, 2_147_483_647, "Another seed is other luck."), otherwise: 1 },
    workers: maybe(whole("N", 1, 256, "Threads; without it one for each processor.")),
  },
  example: "bluezone simulate fit scenario.json --cases curve.csv --draws 2000",
  async run({ cases: file, draws, seed, workers = availableParallelism() }, [scenarioFile]) {
    const { calibrate } = await import("@bluezone/epidemic/calibration");
    const { placesFor, Scenario } = await import("@bluezone/epidemic/scenario");
    const { readJson, readText, shownPath } = await import("../../input-file.ts");
    const { curveOf } = await import("../../simulate/curve.ts");
    const { fitTable, ILLUSTRATIVE } = await import("../../simulate/told.ts");
    const { onWorkers } = await import("../../simulate/workers.ts");
    const scenario = await readJson(scenarioFile, Scenario, "a scenario");
    const text = await readText(file);
    // The file that a fault is of.
    let of = scenarioFile;
    try {
      placesFor(scenario);
      of = file;
      const curve = curveOf(text);
      const fits = [];
      for (const contacts of scenario.contacts)
        fits.push(
          await calibrate(scenario, contacts, curve, { draws, seed }, (tasks) => onWorkers(tasks, workers)),
        );
      return { json: { about: ILLUSTRATIVE, scenario, draws, seed, fits }, text: fitTable(fits) };
    } catch (error) {
      if (error instanceof RangeError) throw new Failure("badData", `${shownPath(of)}: ${error.message}.`);
      throw error;
    }
  },
});
