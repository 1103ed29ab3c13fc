/** The device's radio over the native module's face; platform-free, so that it can be tested anywhere. */
import type { Radio, RadioState } from "@bluezone/device/ports";
import type { Calibration } from "@bluezone/protocol/calibration";
import { Milliseconds } from "@bluezone/protocol/time";
import type { RadioFace } from "../../modules/radio/face.ts";

/** What a calibration table says of a maker's model, if anything. */
export type CalibrationOf = (maker: string, model: string) => Calibration | undefined;

/** A radio over the face. One frame at a time is handed over, from now until its own end, after which the native side falls silent. */
export function nativeRadio(face: RadioFace, calibrationOf: CalibrationOf): Radio {
  const calibration = calibrationOf(face.maker, face.model);
  return {
    txPower: face.txPower,
    model: face.model,
    ...(calibration === undefined ? {} : { calibration }),
    state: () => face.state() as string as RadioState,
    broadcast: (frame) =>
      face.schedule(frame === null ? [] : [{ ...frame, from: face.monotonic(), until: frame.until }]),
    scan: (window) => face.scan(window),
    collect: () => face.collect().map((heard) => ({ ...heard, at: Milliseconds(heard.at) })),
  };
}
