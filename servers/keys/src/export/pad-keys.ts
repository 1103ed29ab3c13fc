/** The new keys of a window with its padding: each padding key copies what a real key of the window says of itself. */
import { compareBytes } from "@bluezone/protocol/bytes";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/diagnosis-key";
import { tek } from "@bluezone/protocol/tek";
import type { Padding } from "./padding.ts";

/** All keys in the order of their bytes, which tells real ones neither from padding nor from each other's phones. */
export function padKeys(real: readonly DiagnosisKey[], padding: Padding): readonly DiagnosisKey[] {
  const made = Array.from({ length: padding.count("keys", real.length) }, (_, place) => {
    const model = real[padding.choice("model", place, real.length)]!;
    return diagnosisKey(tek(padding.key(place), model.rollingStart, model.rollingPeriod), model);
  });
  return [...real, ...made].sort((a, b) => compareBytes(a.key, b.key));
}
