/** What the committed table says of a phone. */
import { type Calibration, calibrate } from "@bluezone/protocol/air/calibration";
import { MEASURED_MODELS } from "./calibration-table.ts";

/** Models that systems name by variants of one phone: what stands for all of them. */
const VARIANTS: readonly (readonly [variant: RegExp, model: string])[] = [
  // Samsung adds letters by region and operator: SM-A105G, SM-A105FN.
  [/^(SM-[A-Z]\d{3})[A-Z0-9]*$/i, "$1"],
  // Apple counts radios for parts of the world as machines of their own.
  [/^iPhone6,[12]$/, "iPhone6"],
  [/^iPhone10,5$/, "iPhone10,2"],
];

/** A model's name in the table: variants of one phone have one name. */
export const modelName = (model: string): string =>
  VARIANTS.reduce((name, [variant, one]) => name.replace(variant, one), model.trim());

const isApple = (maker: string): boolean => maker.trim().toLowerCase() === "apple";

/**
 * The calibration of a phone: of its model; else the mean of its maker, sure of little; else the mean of the phones with its system,
 * sure of nothing (confidence 0). Only Apple makes phones with iOS, and they are some 17 dB louder than Android's at the setting
 * that we ask for: with both in one mean, phones of most makers would seem twice as far away as they are.
 * @param maker as the system names it, in any case. @param model Build.MODEL on Android, the machine's identifier on iOS.
 */
export const calibrationOf = (maker: string, model: string): Calibration =>
  calibrate(
    MEASURED_MODELS.filter((row) => isApple(row.maker) === isApple(maker)),
    maker,
    modelName(model),
  );
