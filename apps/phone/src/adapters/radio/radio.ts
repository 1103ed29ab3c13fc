/** The radio of a phone. */
import type { Radio } from "@bluezone/device/ports";
import type { GuardWords, RadioSettings } from "../../../modules/radio/face.ts";
import { radioModule } from "../../../modules/radio/index.ts";
import { absentRadio } from "./absent-radio.ts";
import { type CalibrationOf, nativeRadio } from "./native-radio.ts";

/** The native radio; absent while the module has no native part. */
export function openRadio(
  calibrationOf: CalibrationOf,
  settings: RadioSettings,
  guardWords: () => GuardWords,
): Radio {
  const face = radioModule();
  return face === null ? absentRadio() : nativeRadio(face, calibrationOf, settings, guardWords);
}
