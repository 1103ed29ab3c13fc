/** `bluezone field-test`: the form of a field test, each figure beside what is expected. */
import { command } from "../../command.ts";
import type { Figure } from "../../field-test/figures.ts";
import { path } from "../../option.ts";

/** A figure in words: a difference by its direction, how far rounding may have it off, what cannot be told of it. */
function told({ figure, measured, unit, within, met, untold, foreign, from }: Figure): string {
  const value =
    figure === "model"
      ? `${Math.abs(measured)} dB ${measured < 0 ? "weaker" : "louder"}`
      : `${measured}${within === undefined ? "" : ` ± ${within}`} ${unit}`;
  return [
    `${value} (from ${from})`,
    ...(met === undefined ? [] : [met ? "goal met" : "GOAL MISSED"]),
    ...(untold === undefined
      ? []
      : [`above or below ${untold.join(" and ")} cannot be told: the charge is read in whole per cent`]),
    ...(foreign ? ["MORE THAN CAN BE: a phone from outside the test was heard, and is counted here"] : []),
  ].join(", ");
}

export const fieldTest = command({
  about:
    "Reads the form of a field test with phones (docs/field-test/form.csv) and says each figure beside what others have published, what the simulated air would give, or what our scan cycle allows at most: battery a day, which pairs heard each other at all, in how many windows, level and attenuation by distance, and how models differ. A battery figure has beside it how far the reading in whole per cent may have it off; where that reaches a limit, it says that it cannot be told. Columns and words may be English or Vietnamese; all mistakes of a form are named at once. Nothing that stands beside a figure was measured with Bluezone; a form whose notes say «số liệu minh họa» is named so.",
  options: { form: path("FILE", "CSV: the form that was filled in.") },
  example: "bluezone field-test --form docs/field-test/example.csv",
  async run({ form: file }) {
    const { readForm } = await import("../../field-test/form.ts");
    const { figuresOf } = await import("../../field-test/figures.ts");
    const form = await readForm(file);
    const figures = figuresOf(form);
    const span = (low: number, high: number) => (low === high ? `${low}` : `${low} to ${high}`);
    return {
      json: { illustrative: form.illustrative, phones: form.phones.length, figures },
      text: [
        ...(form.illustrative ? ["SỐ LIỆU MINH HỌA: invented figures, nothing was measured."] : []),
        ...figures.flatMap((one) => [
          `${one.figure.padEnd(12)}${one.of}: ${told(one)}`,
          ...one.expected.map(
            ({ whose, low, high }) => `            ${span(low, high)} ${one.unit}  ${whose}`,
          ),
        ]),
        ...(figures.length === 0 ? ["The form names phones and nothing that was measured."] : []),
      ].join("\n"),
    };
  },
});
