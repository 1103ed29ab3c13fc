/** `bluezone bench risk`: rules of proximity against field experiments. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe, path } from "../../option.ts";

export const benchRisk = command({
  about:
    'Runs the rules of other systems and ours, before and now, over field experiments and says how well each tells pairs of phones that were within two metres from others: ROC area with its interval, precision at recall 60, 80 and 95, calibration of the stated probability, misses and false alarms at NIST\'s distances, over all and by setting. DIR holds JSON files of experiments or levels, or our own forms of a field test as CSV (docs/risk-bench.md, "The format"); all of them are read.',
  options: {
    data: path("DIR", "The folder with field experiments."),
    write: maybe(path("DIR", "A folder for the report and its curves, risk-bench.md and risk-bench.html.")),
    fit: { flag: true, about: "Instead, fit the level model to all of them and print its figures." },
  },
  example: "bluezone bench risk --data field --json",
  async run({ data, write, fit }, _, { remark }) {
    const { readFieldData } = await import("../../risk-bench/field-data.ts");
    const { judgedResult } = await import("../../risk-bench/result.ts");
    const { told } = await import("../../risk-bench/told.ts");
    const { shippedFit } = await import("../../risk-bench/shipped-fit.ts");
    const { pairs, passedOver, sources } = await readFieldData(data);
    if (passedOver.length > 0) remark(`bluezone: passed over, of another form: ${passedOver.join(", ")}.`);
    if (fit) {
      const printed = shippedFit(pairs);
      return { json: printed, text: JSON.stringify(printed, null, 2) };
    }
    const { judgements, result } = judgedResult(pairs);
    if (write !== undefined) {
      const { writeFile } = await import("node:fs/promises");
      const { join } = await import("node:path");
      const { shownPath } = await import("../../input-file.ts");
      const { curvesPage } = await import("../../risk-bench/curves.ts");
      const { report } = await import("../../risk-bench/report.ts");
      const files = { "risk-bench.md": report(result, sources), "risk-bench.html": curvesPage(judgements) };
      for (const [name, text] of Object.entries(files))
        await writeFile(join(write, name), text).catch(() => {
          throw new Failure("configuration", `the file ${shownPath(join(write, name))} cannot be written.`);
        });
    }
    return { json: result, text: told(result) };
  },
});
