/** docs/risk-bench.md: the prose, which says what Bluetooth cannot do, about tables of what was measured. */
import { RECALLS, type RuleFigures } from "./figures.ts";
import { FORMAT } from "./format.ts";
import type { BenchResult } from "./result.ts";

const two = (n: number | null): string => (n === null ? "–" : n.toFixed(2));
const three = (n: number | null): string => (n === null ? "–" : n.toFixed(3));
const percent = (n: number | null): string => (n === null ? "–" : `${Math.round(100 * n)}`);
const span = (ends: RuleFigures["aucInterval"], show = two): string =>
  ends === null ? "" : ` (${show(ends[0])}–${show(ends[1])})`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const rulesTable = (rules: readonly RuleFigures[]): string =>
  table(
    [
      "rule",
      "AUC, 2 m",
      "AUC, dose",
      "precision at recall 60",
      "80",
      "95",
      "calibration error",
      "its own threshold: recall / precision",
    ],
    rules.map((rule) => [
      rule.name,
      `${two(rule.auc)}${span(rule.aucInterval)}`,
      two(rule.aucDose),
      ...RECALLS.map(
        (recall) =>
          `${percent(rule.precisionAtRecall[`${recall}`])}${span(rule.precisionIntervals[`${recall}`], percent)}`,
      ),
      `${three(rule.calibrationError)}${rule.probability === "fitted" ? " *" : ""}`,
      rule.recall === null ? "–" : `${percent(rule.recall)} / ${percent(rule.precision)}`,
    ]),
  );

const nistTable = (rules: readonly RuleFigures[]): string =>
  table(
    ["rule", ...(rules[0]?.nist ?? []).map(({ metres }) => `${metres} m: misses / false alarms`)],
    rules.map(({ name, nist }) => [
      name,
      ...nist.map(({ miss, falseAlarm }) => `${percent(miss)} / ${percent(falseAlarm)}`),
    ]),
  );

const settingsTable = ({ settings }: BenchResult): string =>
  table(
    [
      "setting",
      "pairs",
      "near",
      ...(settings[0]?.rules ?? []).map(({ name }) => name),
      "now: calibration error",
    ],
    settings.map(({ setting, pairs, close, rules }) => [
      setting,
      `${pairs}`,
      `${close}`,
      ...rules.map(({ auc }) => two(auc)),
      three(rules.at(-1)?.calibrationError ?? null),
    ]),
  );

const samplingTable = ({ sampling }: BenchResult): string =>
  table(
    ["data", "listens", "scans a pair", ...Object.keys(sampling[0]?.auc ?? {})],
    sampling.map(({ data, sampling: name, scans, auc }) => [
      data,
      name,
      scans.toFixed(1),
      ...Object.values(auc).map(two),
    ]),
  );

/** What our rule reaches, against what was asked of it. */
function goals(result: BenchResult): string {
  const named = (name: string, rules: readonly RuleFigures[]) => rules.find((rule) => rule.name === name);
  const [now, before] = [named("Bluezone now", result.rules), named("Bluezone before", result.rules)];
  const worse = result.settings.filter(({ rules }) => {
    const [a, b] = [named("Bluezone now", rules)?.auc, named("Bluezone before", rules)?.auc];
    return typeof a === "number" && typeof b === "number" && a < b - 1e-9;
  });
  const row = (goal: string, found: string, met: boolean) => [goal, found, met ? "met" : "**missed**"];
  const at80 = now?.precisionAtRecall["80"] ?? null;
  return table(
    ["goal, on experiments left out", "found", ""],
    [
      row(
        "AUC at least 0.80",
        `${two(now?.auc ?? null)}${span(now?.aucInterval ?? null)}`,
        (now?.auc ?? 0) >= 0.8,
      ),
      row(
        "precision at least 60 % at recall 80 %",
        `${percent(at80)} %${span(now?.precisionIntervals["80"] ?? null, percent)}`,
        (at80 ?? 0) >= 0.6,
      ),
      row(
        "calibration error at most 0.05",
        `${three(now?.calibrationError ?? null)}; chance alone would leave ${three(result.chanceCalibrationError["Bluezone now"] ?? null)}`,
        (now?.calibrationError ?? 1) <= 0.05,
      ),
      row(
        "no setting worse than before",
        worse.length === 0 ? "none is" : worse.map(({ setting }) => setting).join(", "),
        worse.length === 0,
      ),
      row(
        "better than before over all",
        `${two(before?.auc ?? null)} before`,
        (now?.auc ?? 0) > (before?.auc ?? 1),
      ),
    ],
  );
}

/** The page. */
export const report = (
  result: BenchResult,
  sources: readonly { readonly file: string; readonly source: string }[],
): string => `# Risk bench

Written by \`bluezone bench risk --data DIR --write docs\`. It judges rules of proximity (those of other systems, and ours before and now) on field experiments in which somebody wrote down where each phone stood. Data of this page: ${sources.map(({ file, source }) => `\`${file}\` (${source})`).join("; ")}. Curves: [risk-bench.html](risk-bench.html). **No phone of ours was measured.**

Over all: ${result.pairs} pairs (one direction each), ${result.close} of them within 2 m (${percent(result.baseRate)} %), ${result.much} with the dose of a quarter of an hour at 2 m, ${result.unheard} that never heard each other. Everybody stays about 18 minutes.

## What Bluetooth cannot do
- **It cannot say who sat within two metres.** Of ten people whom the best rule here warns so that it finds eight in ten of the near ones, about four sat farther away. When a rule finds nearly all of them, every second warning is wrong. No threshold changes that: even between phones whose levels are known, encounters at one distance differ by nearly as many dB (standard deviation) as one metre differs from two.
- **It does worst where it is needed most.** In a bus or an office bodies, seats and reflections matter more than distance. Outside and in a pub it does well.
- **It depends on knowing the phones.** With both models unknown nothing is left of the gain over plain attenuation (row "left out too"). Most phones in Vietnam are in no table ([5.1](protocol/05-exposure-and-risk.md#51-attenuation)).
- **More of the same readings help little.** What remains unknown stays the same for a whole encounter: pockets, bodies, the room. Only another view helps: the other phone's readings (row "joined"), which would have to leave the sharer's phone, or the levels of all phones in the room (row "against"), whose transmit power a phone does not know ([record 0070](decisions/0070-a-probability-of-transmission.md)).
- **The probability is right on average, not in each setting.** In a single-decker bus phones sound nearer than they are, outside farther, and no phone knows where it is: by setting, what is stated and what was differ by far more than over all (last column of the table by setting).
- **A false alarm at 2 m is seldom a harmless contact.** The negatives here sat 18 minutes in the same bus. Risk falls with distance without a step at 2 m, so the dose is what should decide, and the probability says how sure that is.

## Goals
${goals(result)}

Three choices were made with these experiments in view: the share of the loudest reading (0.5, 0.75 or 1), how strongly levels are held together, and a level for each room. Among all that were tried the area moved by 0.004. Everything else of our row was fitted without the experiment that it judges.

## Over all
${rulesTable([...result.rules, ...result.splits, ...result.bounds])}

AUC: how often a near pair scores above a far one, with the middle 95 % of 1,000 resamples; both directions of two phones are drawn together, so the intervals know of other phones, not of other rooms. *Dose*: truth is time ÷ distance² of at least a quarter of an hour at 2 m. *Calibration error*: the mean distance of stated and observed over ten equal steps. \\* The rule states no probability; one was made of its score by a logistic regression on the other experiments. *Bluezone now* on an experiment comes from a fit that never saw it (leave one out), or from the shipped figures where those never saw it. "Both phone models left out too": that fit also saw no phone of either model. *Bounds* are no rules: they know what a phone cannot.

## By setting: AUC at 2 m
${settingsTable(result)}

Logs and our own field tests have our table's calibration instead of GAEN's and are no part of "over all". Logs last a quarter of an hour or less; nothing was fitted on them, and so few pairs say little.

## NIST's distances
Misses and false alarms in per cent, at the threshold with the fewest of both on the other experiments (distances of NIST's *Too Close for Too Long*; its data are not these).

${nistTable(result.rules)}

## Listening less often
AUC at 2 m. "Levels" are thinned from every second; what an iPhone in the background hears is assumed: one second of readings at gaps that double from 8 s to 5 minutes.

${samplingTable(result)}

Differences between rows of levels come from ${result.sampling.find(({ data }) => data === "levels")?.pairs ?? 0} pairs, where a single pair moves the area by several hundredths: read them as "not worse down to a minute, worse from two minutes on".

## The rules
Weights for infectiousness and kind of report are set to 100 % and filters of windows are left out: no experiment has data on them. Corona-Warn-App and the NHS app take the loudest reading of a scan, as they do; the others the mean one. The NHS smoother gives the scores of its published reference (\`vectors/nhs-risk-score.json\`). Herald works on levels: attenuation is turned back by the −13 dBm of a mean phone.

${FORMAT}

## To repeat it
\`\`\`
bluezone bench risk --data DIR              # tables
bluezone bench risk --data DIR --json       # the same for programs
bluezone bench risk --data DIR --fit        # the level model fitted to all of it
bluezone bench risk --data DIR --write docs # this page and the curves
\`\`\`
The seed of the resampling is fixed: two runs are equal.
`;
