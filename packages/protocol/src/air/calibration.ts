/**
 * From loudness to attenuation for a pair of phone models. Models differ by some 30 dB, so each needs its transmit power
 * and a correction of what it receives. The table is data that the caller brings; most models of a country are not in
 * any table, so look-up falls back and says how well the answer is known (GAEN: calibration confidence).
 */
import type { Confidence } from "../identity/metadata.ts";

/** The figures of one model in dB and dBm, whole numbers, and how well they are known. */
export interface Calibration {
  /** Added to what the model receives. */
  readonly rssiCorrection: number;
  /** What the model sends, for its metadata. */
  readonly txPower: number;
  readonly confidence: Confidence;
}

/** A row of the table. Names are compared without case. */
export interface CalibratedModel extends Calibration {
  readonly maker: string;
  readonly model: string;
}

const LOW: Confidence = 1;
const LOWEST: Confidence = 0;
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * The calibration of a model: its own row; else the mean of its maker's rows, with at most low confidence; else the mean
 * of all rows, with the lowest. Means are rounded to whole dB. Throws RangeError for an empty table.
 */
export function calibrate(table: readonly CalibratedModel[], maker: string, model: string): Calibration {
  const sameMaker = table.filter((row) => sameName(row.maker, maker));
  const exact = sameMaker.find((row) => sameName(row.model, model));
  if (exact) {
    const { rssiCorrection, txPower, confidence } = exact;
    return { rssiCorrection, txPower, confidence };
  }
  if (table.length === 0) throw new RangeError("a calibration table needs at least one row to fall back on");
  return sameMaker.length > 0 ? mean(sameMaker, LOW) : mean(table, LOWEST);
}

function mean(rows: readonly CalibratedModel[], limit: Confidence): Calibration {
  const of = (value: (row: CalibratedModel) => number): number =>
    Math.round(rows.reduce((sum, row) => sum + value(row), 0) / rows.length);
  return {
    rssiCorrection: of((row) => row.rssiCorrection),
    txPower: of((row) => row.txPower),
    confidence: rows.reduce((least, row) => lowerConfidence(least, row.confidence), limit),
  };
}

/** The lower of two confidences: a pair is known as well as the one less well known. */
export const lowerConfidence = (a: Confidence, b: Confidence): Confidence => Math.min(a, b) as Confidence;

/** What the way between two phones swallowed, in dB, never below 0: max(0, sent − (received + correction)) (GAEN). */
export const attenuation = (txPower: number, rssi: number, rssiCorrection: number): number =>
  Math.max(0, txPower - (rssi + rssiCorrection));
