/** Large windows become several files, each of nearly the same length. */
import type { DiagnosisKey } from "@bluezone/protocol/diagnosis-key";

/** One file's keys. */
export type Batch = { readonly keys: readonly DiagnosisKey[]; readonly revisedKeys: readonly DiagnosisKey[] };

/** Splits keys in their order into files of at most `most` keys; none when there are no keys. */
export function batches(
  keys: readonly DiagnosisKey[],
  revisedKeys: readonly DiagnosisKey[],
  most: number,
): readonly Batch[] {
  const files = Math.ceil((keys.length + revisedKeys.length) / most);
  const share = (list: readonly DiagnosisKey[], i: number) =>
    list.slice(Math.floor((list.length * i) / files), Math.floor((list.length * (i + 1)) / files));
  return Array.from({ length: files }, (_, i) => ({
    keys: share(keys, i),
    revisedKeys: share(revisedKeys, i),
  }));
}
