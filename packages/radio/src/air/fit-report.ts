/** The fit beside the data, as the text of docs/air-fit.md. */
import { attenuationSpread, type Meeting } from "./attenuation-spread.ts";
import type { Carriage } from "./carriage.ts";
import {
  arrivesOnAverage,
  BREAK,
  FAR_EXPONENT,
  fitOpenAir,
  LEFT_OUT,
  type OpenAirFit,
  shareHeard,
} from "./fit.ts";
import { fitVehicle, MEAN_CARRIAGE_LOSS, type VehicleFit } from "./fit-tram.ts";
import type { Run } from "./herald.ts";
import { CARRIAGE, DECLARED_TX_POWER, OFFSET_SPREAD, OPEN_AIR, VEHICLE } from "./parameters.ts";
import { levelAt } from "./path-loss.ts";
import type { TramRow } from "./tram.ts";

const fixed = (n: number, digits = 1): string => (Math.abs(n) < 0.5 * 10 ** -digits ? 0 : n).toFixed(digits);
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const deviation = (xs: readonly number[]): number => {
  const m = mean(xs);
  return Math.sqrt(mean(xs.map((x) => (x - m) ** 2)));
};
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Ends of the distance classes in cm; a class reaches up to but not including the next. */
const CLASSES = [20, 40, 60, 80, 100, 120, 150, 180, 210, 240, 270, 300, 360];

/** The cells by class of distance: what the data say on average, and what the model says of the same cells. */
const classes = (fit: OpenAirFit) =>
  CLASSES.slice(0, -1).map((from, i) => {
    const to = CLASSES[i + 1]!;
    const cells = fit.cells.filter(({ cm }) => cm >= from && cm < to);
    const levels = cells.map((c) => c.level);
    const model = mean(cells.map((c) => levelAt(OPEN_AIR.pathLoss, c.cm / 100)));
    const within = Math.sqrt(mean(cells.map((c) => c.sd ** 2)));
    return { from, to, cells: cells.length, data: mean(levels), model, sd: deviation(levels), within };
  });

const byDistance = (fit: OpenAirFit): string =>
  table(
    ["cm", "cells", "data, dBm", "model, dBm", "data − model", "sd of cells, dB", "sd in a cell, dB"],
    classes(fit).map((c) => [
      `${c.from}–${c.to - 10}`,
      `${c.cells}`,
      ...[c.data, c.model, c.data - c.model, c.sd, c.within].map((n) => fixed(n)),
    ]),
  );

const byRun = (fit: OpenAirFit): string =>
  table(
    [
      "run",
      "listener ← sender",
      "cells",
      "at 1 m, dBm",
      "model",
      "residual, dB",
      "sd of cells, dB",
      "own exponent",
      "r",
    ],
    fit.runs.map((r) => [
      r.run,
      `${r.listener} ← ${r.heard}`,
      `${r.cells}`,
      fixed(r.at1m),
      fixed(r.model),
      fixed(r.residual),
      fixed(r.cellSd),
      fixed(r.exponent, 2),
      fixed(r.r, 2),
    ]),
  );

const byPhone = (fit: OpenAirFit): string =>
  table(
    ["phone", "transmit, dB", "receive, dB"],
    [...fit.offsets].map(([name, o]) => [name, fixed(o.transmit), fixed(o.receive)]),
  );

function byLevel(runs: readonly Run[]): string {
  const shares = shareHeard(runs.filter(({ run }) => !run.startsWith(LEFT_OUT)));
  const levels = [-80, -82, -84, -86, -88, -90, -92, -98, -100];
  const rows = levels.map((level) => {
    const cells = shares.filter((s) => Math.round(s.level / 2) * 2 === level);
    const model = mean(cells.map((c) => arrivesOnAverage(c.level, c.sd, OPEN_AIR.sensitivity)));
    return [`${level}`, `${cells.length}`, fixed(mean(cells.map((c) => c.share)), 2), fixed(model, 2)];
  });
  return table(["mean level, dBm", "cells", "arrived", "model"], rows);
}

function byTramDistance(rows: readonly TramRow[]): string {
  const ends = [0, 1, 1.65, 2.05, 2.3, 3, 4, 6];
  const body = ends.slice(0, -1).map((from, i) => {
    const here = rows.filter(({ metres }) => metres >= from && metres < ends[i + 1]!);
    const heard = here.flatMap((row) => (row.heard ? [{ metres: row.metres, ...row.heard }] : []));
    const model = mean(heard.map((h) => tramAttenuation(h.metres)));
    const metres = here.map((row) => row.metres);
    return [
      `${Math.min(...metres)}–${Math.max(...metres)}`,
      `${here.length}`,
      fixed(mean(heard.map((h) => h.mean))),
      fixed(model),
      fixed(deviation(heard.map((h) => h.mean))),
      fixed(mean(heard.map((h) => h.sd))),
      `${Math.min(...here.map((row) => row.minutes))}–${Math.max(...here.map((row) => row.minutes))}`,
    ];
  });
  return table(["m", "rows", "data, dB", "model, dB", "sd of rows", "sd in a row", "minutes heard"], body);
}

const tramAttenuation = (metres: number): number =>
  DECLARED_TX_POWER - (levelAt(VEHICLE.pathLoss, metres) - 2 * MEAN_CARRIAGE_LOSS);

const parameters = (fit: OpenAirFit, tram: VehicleFit): string =>
  table(
    ["parameter", "fitted", "in use"],
    [
      ["open air: mean phone at 1 m, dBm", fixed(fit.at1m, 2), `${OPEN_AIR.pathLoss.at1m}`],
      [
        `open air: exponent up to ${BREAK} m`,
        fixed(fit.nearExponent, 3),
        `${OPEN_AIR.pathLoss.nearExponent}`,
      ],
      [
        "open air: exponent beyond (fitted for comparison only)",
        fixed(fit.farExponentFitted, 2),
        `${FAR_EXPONENT}`,
      ],
      ["open air: reflections, sd in dB", fixed(fit.reflections, 2), `${OPEN_AIR.fading.reflections.sd}`],
      [
        "share of reflections in both directions",
        fixed(fit.reciprocity, 2),
        `${OPEN_AIR.fading.reciprocity}`,
      ],
      ["packet, sd in dB", fixed(fit.packet, 2), `${OPEN_AIR.fading.packet}`],
      ["open air: same pair another day, sd in dB", fixed(fit.repeat, 2), `${OPEN_AIR.fading.posture.sd}`],
      ["sensitivity, dBm", fixed(fit.sensitivity), `${OPEN_AIR.sensitivity}`],
      ["phones: transmit, sd in dB", fixed(fit.spread.transmit, 2), `${OFFSET_SPREAD.transmit}`],
      ["phones: receive, sd in dB", fixed(fit.spread.receive, 2), `${OFFSET_SPREAD.receive}`],
      [
        "vehicle: mean phone at 1 m without bodies, dBm",
        fixed(DECLARED_TX_POWER - tram.attenuationAt1m + 2 * MEAN_CARRIAGE_LOSS, 2),
        `${VEHICLE.pathLoss.at1m}`,
      ],
      ["vehicle: exponent", fixed(tram.exponent, 3), `${VEHICLE.pathLoss.nearExponent}`],
      ["vehicle: posture, sd in dB", fixed(tram.posture, 2), `${VEHICLE.fading.posture.sd}`],
      ["vehicle: reflections, sd in dB", fixed(tram.reflections, 2), `${VEHICLE.fading.reflections.sd}`],
    ],
  );

const DISTANCES = [0.5, 1, 2, 4, 10, 20];
const CARRIAGES: readonly (readonly [Carriage, Carriage])[] = [
  ["hand", "hand"],
  ["hand", "pocket"],
  ["pocket", "pocket"],
  ["bag", "bag"],
];

function spreads(place: Meeting["place"], models: Meeting["models"]): string {
  const rows = CARRIAGES.map((carriages) => [
    carriages.join(" – "),
    ...DISTANCES.map((metres) => {
      const s = attenuationSpread({ place, carriages, models, metres });
      return `${fixed(s.p10, 0)} / ${fixed(s.p50, 0)} / ${fixed(s.p90, 0)}, ${fixed(100 * s.heard, 0)} %`;
    }),
  ]);
  return table(["carried", ...DISTANCES.map((m) => `${m} m`)], rows);
}

/** The whole document, ending in a line break. */
export function report(runs: readonly Run[], rows: readonly TramRow[]): string {
  const fit = fitOpenAir(runs);
  const tram = fitVehicle(rows, fit.packet);
  const unheard = rows.filter(({ heard }) => heard === null).length;
  const weak = fit.runs.filter(({ r }) => r > -0.5).length;
  return `# The simulated air beside the data

Printed by \`npm run fit -w packages/radio\`; a test keeps this page equal to what the program prints. Everything here describes **a simulation**. It was fitted to the recordings of others, and no phone of ours was measured.

## The misfit, plainly

- **Open air.** Within 0.2–3.5 m the level falls by only ${fixed(10 * fit.nearExponent)} dB a decade up to ${BREAK} m, and one and the same distance differs by ${fixed(fit.reflections)} dB (sd) from what the slope says, because a step of 10 cm changes the sum of the echoes. From 0.5 to 2 m the mean moves by ${fixed(10 * fit.nearExponent * Math.log10(4))} dB: less than one standard deviation of a reading (${fixed(Math.hypot(fit.reflections, fit.packet))} dB). In ${weak} of ${fit.runs.length} runs the correlation of level with the logarithm of distance is weaker than −0.5; exponents of single runs reach from ${fixed(Math.min(...fit.runs.map((r) => r.exponent)), 1)} to ${fixed(Math.max(...fit.runs.map((r) => r.exponent)), 1)}.
- **Between classes of distance** the data leave the curve by up to ${fixed(Math.max(...classes(fit).map((c) => Math.abs(c.data - c.model))))} dB, in no order: echoes of those rooms, which we don't copy.
- **Between phones** there is more than between distances: the loudest and the quietest sender are ${fixed(Math.max(...[...fit.offsets.values()].map((o) => o.transmit)) - Math.min(...[...fit.offsets.values()].map((o) => o.transmit)))} dB apart. Runs and phones are few (${fit.runs.length} and ${fit.offsets.size}), the 6S+ and the 8+ met only each other, and no offset is known better than to about ${fixed(fit.repeat)} dB, by which the same pair differs on another day.
- **Tram.** Attenuation rises by ${fixed(10 * tram.exponent)} dB a decade with a correlation of ${fixed(tram.r, 2)}: distance explains ${fixed(100 * tram.r ** 2, 0)} % of the variance. Rows differ by ${fixed(tram.between)} dB (sd) about that line. ${unheard} of ${rows.length} rows were never heard and are not in the fit, several others lack minutes at their weak end: the truth is worse than the fit.
- **Beyond 3.5 m** (tram: 5.2 m) there are no data. Free space is taken there: an idea, not a measurement. Fitted freely, the exponent beyond ${BREAK} m is ${fixed(fit.farExponentFitted, 2)}.
- **Time.** Neither data set says how fast a level changes while people sit together. The times in \`parameters.ts\` are assumed.

## Parameters

${parameters(fit, tram)}

Carriage, in dB a phone (published figures, not fitted; sources in \`parameters.ts\`): ${Object.entries(
    CARRIAGE,
  )
    .map(([name, { loss, turning }]) => `${name} ${loss} ± ${turning}`)
    .join(", ")}.

## Open air: by distance

Herald Project, herald-analysis (Apache-2.0). A cell is one distance of one run. The phones' own levels are taken out, so that all cells stand on the mean phone; the model's standard deviations are ${OPEN_AIR.fading.reflections.sd} dB between cells and ${OPEN_AIR.fading.packet} dB within, at every distance.

${byDistance(fit)}

## Open air: by run

Residual: level at 1 m against mean phone + listener + sender. r: correlation of level with log distance; −1 would let distance be read off. Left out: run ${LEFT_OUT} (iPhone 6S and 5S), whose distances cannot hold: −53 dBm at 3.0 m after −88 at 2.7, deviations of 9–17 dB below 0.7 m.

${byRun(fit)}

${byPhone(fit)}

## What arrives

Readings of a cell over the median of its run's strong cells. The sensitivity is fitted to the cells below −84 dBm.

${byLevel(runs)}

## Tram

Leith and Farrell, PLOS ONE 15(9) e0239943, 2020. Attenuation as their phones computed it.

${byTramDistance(rows)}

## What attenuation the simulated phones see

Mean attenuation of a 4 s scan: p10 / p50 / p90 in dB, and the share of scans that heard the other phone at all (400 pairs, 3 scans each; the quantiles are of the scans that heard). attenuation = txPower − (rssi + rssiCorrection). A mean phone declares **${DECLARED_TX_POWER} dBm**; a calibrated one adds its own offsets (\`calibrationOf\`). Weak pairs fall silent before their attenuation grows, so far medians of uncalibrated phones look better than they are.

Open air, models calibrated:

${spreads("open-air", "calibrated")}

Vehicle, models calibrated:

${spreads("vehicle", "calibrated")}

Open air, models unknown (as ours are in Vietnam until measured):

${spreads("open-air", "unknown")}

Vehicle, models unknown:

${spreads("vehicle", "unknown")}

For risk thresholds: in the open air and in the hand, 2 m stands at about 59 dB and 10 m at about 72; in two pockets 68 and 78. No threshold tells 1 m from 4 m: their ranges overlap by more than half. In a vehicle it can't tell 0.5 m from 4 m at all. Duration must decide; attenuation only tells near from across the square.
`;
}
