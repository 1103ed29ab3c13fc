/** A browser has no radio that could listen or send in the background, so none is used. */
import type { Radio } from "@bluezone/device/ports";
import { absentRadio } from "./absent-radio.ts";
import type { CalibrationOf } from "./native-radio.ts";

/** Absent, always. */
export const openRadio = (_calibrationOf: CalibrationOf): Radio => absentRadio();
