/** The answers of a study as a tidy table, for whoever goes on with them elsewhere. */
import type { Answer } from "./study.ts";

/** A line for each source, cell, day and count, with quantiles. */
export function studyCsv(answers: readonly Answer[]): string {
  const names = Object.keys(answers[0]!.chosen);
  const lines = answers.flatMap(({ contacts, chosen: values, summary }) =>
    Object.entries(summary.byDay).flatMap(([measure, days]) =>
      days.map(({ q05, q25, q50, q75, q95 }, day) =>
        [contacts, ...names.map((name) => values[name]), day, measure, q05, q25, q50, q75, q95].join(","),
      ),
    ),
  );
  return `${["contacts", ...names, "day", "measure", "q05", "q25", "q50", "q75", "q95"].join(",")}\n${lines.join("\n")}\n`;
}
