/** The device's radio over the native module's face; platform-free, so that it can be tested anywhere. */
import type { LoneRadio, RadioState } from "@bluezone/device/ports";
import type { Calibration } from "@bluezone/protocol/calibration";
import { Instant, Milliseconds } from "@bluezone/protocol/time";
import type { RadioFace, RadioSettings } from "../../modules/radio/face.ts";
import { identityTable } from "./identity-table.ts";

/** What a calibration table says of a maker's model, if anything. */
export type CalibrationOf = (maker: string, model: string) => Calibration | undefined;

/** A radio over the face. It goes on alone: what it needs is handed over, what it heard is asked for. */
export function nativeRadio(
  face: RadioFace,
  calibrationOf: CalibrationOf,
  settings: RadioSettings,
): LoneRadio {
  const calibration = calibrationOf(face.maker, face.model);
  face.settings(settings);
  return {
    txPower: face.txPower,
    model: face.model,
    ...(calibration === undefined ? {} : { calibration }),
    state: () => face.state() as string as RadioState,
    alone: {
      identities: (table) => face.schedule(identityTable(table)),
      plan: (plan) => face.plan(plan),
      aired: () => face.aired(),
      listened: () => Milliseconds(face.listened()),
      collect(taken) {
        const { piece, scans, more } = face.collect(taken);
        return {
          piece,
          more,
          scans: scans.map((scan) => ({
            ...scan,
            wall: Instant(scan.wall),
            at: Milliseconds(scan.at),
            gap: Milliseconds(scan.gap),
          })),
        };
      },
      forget: () => face.forget(),
    },
  };
}
