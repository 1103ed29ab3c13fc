/** `bluezone field-test`: the form of a field test, each figure beside what is expected. */
import { command } from "../command.ts";
import { path } from "../option.ts";

export const fieldTest = command({
  about:
    "Reads the form of a field test with phones (docs/field-test/form.csv) and says each figure beside what others have published, what the simulated air would give, or what our scan cycle allows at most: battery a day, which pairs heard each other at all, in how many windows, level and attenuation by distance, and how models differ. Columns and words may be English or Vietnamese. Nothing that stands beside a figure was measured with Bluezone; a form whose notes say «số liệu minh họa» is named so.",
  options: { form: path("FILE", "CSV: the form that was filled in.") },
  example: "bluezone field-test --form docs/field-test/example.csv",
  async run({ form: file }) {
    const { readForm } = await import("../field-test/form.ts");
    const { figuresOf } = await import("../field-test/figures.ts");
    const form = await readForm(file);
    const figures = figuresOf(form);
    const span = (low: number, high: number) => (low === high ? `${low}` : `${low} to ${high}`);
    return {
      json: { illustrative: form.illustrative, phones: form.phones.length, figures },
      text: [
        ...(form.illustrative ? ["SỐ LIỆU MINH HỌA: invented figures, nothing was measured."] : []),
        ...figures.flatMap(({ figure, of, unit, measured, from, expected, met }) => [
          `${figure.padEnd(12)}${of}: ${measured} ${unit} (from ${from})${met === undefined ? "" : met ? ", goal met" : ", GOAL MISSED"}`,
          ...expected.map(({ whose, low, high }) => `            ${span(low, high)} ${unit}  ${whose}`),
        ]),
        ...(figures.length === 0 ? ["The form names phones and nothing that was measured."] : []),
      ].join("\n"),
    };
  },
});
