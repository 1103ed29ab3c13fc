/** The device's radio over the native module's face; platform-free, so that it can be tested anywhere. */
import type { GuardPort } from "@bluezone/device/guarding";
import type { LoneRadio, RadioState } from "@bluezone/device/ports";
import type { Calibration } from "@bluezone/protocol/air/calibration";
import { Hours, Instant, Milliseconds } from "@bluezone/protocol/time";
import type { GuardWords, RadioFace, RadioSettings } from "../../../modules/radio/face.ts";
import { identityTable } from "./identity-table.ts";

/** What a calibration table says of a maker's model, if anything. */
export type CalibrationOf = (maker: string, model: string) => Calibration | undefined;

/** Guard mode over the face; undefined where the face has none. `words` are asked for when it begins. */
function guardOf(face: RadioFace, words: () => GuardWords): GuardPort | undefined {
  const { onGuard, endGuard, guarding } = face;
  if (onGuard === undefined || endGuard === undefined || guarding === undefined) return undefined;
  const instant = (at: number | null): Instant | null => (at === null ? null : Instant(at));
  return {
    now() {
      const { can, since, until, heard, cutAt } = guarding.call(face);
      return { can, since: instant(since), until: instant(until), heard, cutAt: instant(cutAt) };
    },
    begin: (length) => onGuard.call(face, length / Hours(1), words()),
    end: () => endGuard.call(face),
  };
}

/** A radio over the face. It goes on alone: what it needs is handed over, what it heard is asked for. */
export function nativeRadio(
  face: RadioFace,
  calibrationOf: CalibrationOf,
  settings: RadioSettings,
  guardWords: () => GuardWords,
): LoneRadio {
  const guard = guardOf(face, guardWords);
  const calibration = calibrationOf(face.maker, face.model);
  face.settings(settings);
  return {
    txPower: face.txPower,
    model: face.model,
    ...(calibration === undefined ? {} : { calibration }),
    ...(guard === undefined ? {} : { guard }),
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
