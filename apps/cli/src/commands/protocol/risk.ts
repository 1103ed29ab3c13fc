/** `bluezone risk`: what a risk engine makes of exposure windows. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { date, maybe, path, word } from "../../option.ts";

export const risk = command({
  about:
    "Runs a risk engine over exposure windows. normalized-minutes is the Corona-Warn-App's model and answers with the seven fields of its result. daily-summaries is GAEN's and answers with the sums of each day, together and by report type; given a whole risk profile also with each day's level. A window says how many days ago it was (ageInDays) or on which day (date). Days are UTC's.",
  options: {
    engine: word(["daily-summaries", "normalized-minutes"], "The engine."),
    config: path("FILE", "JSON: the engine's configuration, or a risk profile of that engine."),
    windows: path("FILE", "JSON: a list of exposure windows."),
    today: maybe(date("The day that ages count from; without it today in UTC.")),
  },
  example: "bluezone risk --engine normalized-minutes --config config.json --windows windows.json --json",
  async run({ engine, config: file, windows, today }) {
    const { dayOf, Instant } = await import("@bluezone/protocol/time");
    const { z } = await import("zod");
    const { readJson, shownPath } = await import("../../input-file.ts");
    const { ENGINES } = await import("../../risk-answer.ts");
    const { readWindows } = await import("../../windows-file.ts");
    const config = await readJson(file, z.looseObject({}), `a configuration of ${engine}`);
    const day = today ?? dayOf(Instant(Date.now()), "utc");
    let answer: ReturnType<(typeof ENGINES)[typeof engine]>;
    try {
      answer = ENGINES[engine](config);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new Failure(
        "badData",
        `the file ${shownPath(file)} is no configuration of ${engine}: ${error.message}.`,
      );
    }
    return answer(await readWindows(windows, day), day);
  },
});
