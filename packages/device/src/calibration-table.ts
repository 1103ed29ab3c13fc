/**
 * The calibration table: figures of models of phones that somebody has measured and published. No phone was measured by us, and
 * a row that nobody measured does not exist: most phones of Vietnam fall back (`calibrate` of the protocol) and say so.
 *
 * Source: Herald Project, herald-analysis, reference-data/rssi-raw-edison (Apache-2.0), January to March 2021: one phone of each
 * model, on its side, in line with another, no body near, in the open air. The figures are fitted to it (`packages/radio`,
 * docs/air-fit.md; `checks/rules/calibration-table.test.ts` fits them again) on a scale whose mean phone declares -13 dBm.
 *
 * What they do not say: how another phone of the same model, in a pocket, or turned, differs; Android phones were set to
 * transmit at -15 or -16 dBm (of the S9+ it is not said), so a row holds only where the app advertises at that setting ("low").
 * The same pair differs by 2 dB on another day. Hence no confidence above GAEN's *medium* ("single-antenna orientation").
 */
import type { CalibratedModel } from "@bluezone/protocol/air/calibration";

/** A model, with the name that the source gives it. */
export interface MeasuredModel extends CalibratedModel {
  /** The phone in the source's recordings. */
  readonly source: string;
  /** What people call it. */
  readonly called: string;
}

/** One orientation measured, against several phones. */
const MEDIUM = 2;
/** Measured against one other phone only, which was measured against nobody else: their shares are guessed. */
const LOW = 1;

/** Models as `modelName` gives them: Build.MODEL of Android, the machine's identifier of iOS. */
export const MEASURED_MODELS: readonly MeasuredModel[] = [
  {
    maker: "Apple",
    model: "iPhone6",
    called: "iPhone 5S",
    source: "Germany",
    txPower: -3,
    rssiCorrection: -3,
    confidence: MEDIUM,
  },
  {
    maker: "Apple",
    model: "iPhone7,1",
    called: "iPhone 6 Plus",
    source: "Netherlands",
    txPower: -7,
    rssiCorrection: 2,
    confidence: MEDIUM,
  },
  {
    maker: "Apple",
    model: "iPhone8,1",
    called: "iPhone 6S",
    source: "Denmark",
    txPower: -2,
    rssiCorrection: -2,
    confidence: MEDIUM,
  },
  {
    maker: "Apple",
    model: "iPhone8,2",
    called: "iPhone 6S Plus",
    source: "6S+",
    txPower: -5,
    rssiCorrection: -7,
    confidence: LOW,
  },
  {
    maker: "Apple",
    model: "iPhone10,2",
    called: "iPhone 8 Plus",
    source: "8+",
    txPower: -6,
    rssiCorrection: -8,
    confidence: LOW,
  },
  {
    maker: "Google",
    model: "Pixel 2",
    called: "Pixel 2",
    source: "P2",
    txPower: -27,
    rssiCorrection: 5,
    confidence: MEDIUM,
  },
  {
    maker: "Samsung",
    model: "SM-A105",
    called: "Galaxy A10",
    source: "A10",
    txPower: -21,
    rssiCorrection: 5,
    confidence: MEDIUM,
  },
  {
    maker: "Samsung",
    model: "SM-A205",
    called: "Galaxy A20",
    source: "A20",
    txPower: -21,
    rssiCorrection: 2,
    confidence: MEDIUM,
  },
  {
    maker: "Samsung",
    model: "SM-N950",
    called: "Galaxy Note 8",
    source: "N8",
    txPower: -20,
    rssiCorrection: 4,
    confidence: MEDIUM,
  },
  {
    maker: "Samsung",
    model: "SM-G965",
    called: "Galaxy S9+",
    source: "S9+",
    txPower: -18,
    rssiCorrection: 3,
    confidence: MEDIUM,
  },
];
