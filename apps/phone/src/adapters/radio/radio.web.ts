/** A browser has no radio that could listen or send in the background, so none is used. */
import type { Radio } from "@bluezone/device/ports";
import type { GuardWords, RadioSettings } from "../../../modules/radio/face.ts";
import { absentRadio } from "./absent-radio.ts";
import type { CalibrationOf } from "./native-radio.ts";

/** Absent, always. */
export const openRadio = (
  _calibrationOf: CalibrationOf,
  _settings: RadioSettings,
  _guardWords: () => GuardWords,
): Radio => absentRadio();
