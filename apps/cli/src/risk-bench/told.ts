/** The bench's answer for a person: a table for all pairs and one for each setting. */
import { RECALLS, type RuleFigures } from "./figures.ts";
import type { BenchResult } from "./result.ts";

const two = (n: number | null): string => (n === null ? "–" : n.toFixed(2));
const percent = (n: number | null): string => (n === null ? "–" : `${Math.round(100 * n)}`);
const span = (ends: RuleFigures["aucInterval"]): string =>
  ends === null ? "" : ` [${ends[0].toFixed(2)}, ${ends[1].toFixed(2)}]`;

const row = (rule: RuleFigures): string =>
  [
    rule.name.padEnd(20),
    `${two(rule.auc)}${span(rule.aucInterval)}`.padEnd(19),
    RECALLS.map((recall) => percent(rule.precisionAtRecall[`${recall}`]).padStart(3)).join(" "),
    `${rule.calibrationError === null ? "–" : rule.calibrationError.toFixed(3)}${rule.probability === "fitted" ? "*" : ""}`.padEnd(
      7,
    ),
    rule.recall === null ? "–" : `${percent(rule.recall)}/${percent(rule.precision)}`,
  ].join("  ");

const HEAD = `${"rule".padEnd(20)}  ${"AUC".padEnd(19)}  ${"P at R".padEnd(11)}  ${"cal.".padEnd(7)}  own recall/precision`;

/** Lines of text. */
export const told = (result: BenchResult): string =>
  [
    { setting: "all", ...result, rules: [...result.rules, ...result.splits, ...result.bounds] },
    ...result.settings,
  ]
    .map(({ setting, pairs, close, unheard, rules }) =>
      [
        `${setting}: ${pairs} pairs, ${close} within 2 m, ${unheard} never heard`,
        HEAD,
        ...rules.map(row),
      ].join("\n"),
    )
    .concat(
      result.sampling
        .map(
          ({ data, sampling, scans, auc }) =>
            `${data}, ${sampling}: ${scans.toFixed(1)} scans; ${Object.entries(auc)
              .map(([name, area]) => `${name} ${two(area)}`)
              .join(", ")}`,
        )
        .join("\n"),
    )
    .concat(
      "* made of the rule's score by a logistic regression on the other experiments; the rule states none",
    )
    .join("\n\n");
