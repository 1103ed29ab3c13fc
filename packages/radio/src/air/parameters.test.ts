/**
 * The committed numbers against the data. The raw data lie beside the checkout where the project is developed; a clone
 * has the committed tables only, and fits those.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fitOpenAir } from "./fit.ts";
import { report } from "./fit-report.ts";
import { fitVehicle, MEAN_CARRIAGE_LOSS } from "./fit-tram.ts";
import { CARRIAGE, DECLARED_TX_POWER, OFFSET_SPREAD, OPEN_AIR, VEHICLE } from "./parameters.ts";
import { levelAt } from "./path-loss.ts";
import { committedTables, tablesOf } from "./tables.ts";

const top = join(import.meta.dirname, "../../../..");
const raw = join(top, "../shared/data");
const committed = committedTables();
const { runs, rows } = existsSync(raw) ? tablesOf(raw) : committed;
const fit = fitOpenAir(runs);
const tram = fitVehicle(rows, fit.packet);
const close = (used: number, fitted: number, within: number): void =>
  assert.ok(Math.abs(used - fitted) <= within, `in use ${used}, fitted ${fitted}`);

test("the data are whole: 1,223,652 readings of 25 runs, 72 rows of the tram, as the committed tables have them", () => {
  const readings = runs.flatMap((run) => run.cells).reduce((sum, cell) => sum + cell.readings, 0);
  assert.deepEqual([runs.length, readings, rows.length], [25, 1_223_652, 72]);
  assert.deepEqual(runs, committed.runs);
  assert.deepEqual(rows, committed.rows);
});

test("the open-air profile is what the data give", () => {
  close(OPEN_AIR.pathLoss.at1m, fit.at1m, 0.05);
  close(OPEN_AIR.pathLoss.nearExponent, fit.nearExponent, 0.005);
  close(OPEN_AIR.fading.reflections.sd, fit.reflections, 0.05);
  close(OPEN_AIR.fading.reciprocity, fit.reciprocity, 0.005);
  close(OPEN_AIR.fading.packet, fit.packet, 0.05);
  close(OPEN_AIR.fading.posture.sd, fit.repeat, 0.05);
  close(OPEN_AIR.sensitivity, fit.sensitivity, 0);
  close(OFFSET_SPREAD.transmit, fit.spread.transmit, 0.05);
  close(OFFSET_SPREAD.receive, fit.spread.receive, 0.05);
});

test("the model stands within 2.5 dB of the data at every distance from 0.2 to 3.5 m", () => {
  for (let cm = 20; cm < 340; cm += 30) {
    const cells = fit.cells.filter((c) => c.cm >= cm && c.cm < cm + 30);
    const data = cells.reduce((sum, c) => sum + c.level, 0) / cells.length;
    const model = cells.reduce((sum, c) => sum + levelAt(OPEN_AIR.pathLoss, c.cm / 100), 0) / cells.length;
    close(model, data, 2.5);
  }
});

test("the vehicle profile is what the tram gives", () => {
  const { pathLoss, fading } = VEHICLE;
  close(pathLoss.at1m, DECLARED_TX_POWER - tram.attenuationAt1m + 2 * MEAN_CARRIAGE_LOSS, 0.05);
  close(pathLoss.nearExponent, tram.exponent, 0.005);
  close(fading.posture.sd, tram.posture, 0.051);
  close(fading.reflections.sd, tram.reflections, 0.05);
});

test("distance explains little: 2 % of the tram, and no clear order in the open air", () => {
  assert.ok(tram.r ** 2 < 0.05);
  assert.ok(fit.runs.filter(({ r }) => r > -0.5).length >= 5);
});

test("two phones in the hand, two metres apart in the open air, see 55 to 63 dB", () => {
  close(DECLARED_TX_POWER - levelAt(OPEN_AIR.pathLoss, 2) + 2 * CARRIAGE.hand.loss, 59, 0.5);
});

test("docs/air-fit.md is what the program prints", () => {
  assert.equal(report(runs, rows), readFileSync(join(top, "docs/air-fit.md"), "utf8"));
});
