/** Large windows become several files, each of nearly the same length. */
import { type DiagnosisKeyColumns, sliceRows } from "@bluezone/protocol/report/diagnosis-key-columns";

/** One file's keys. */
export type Batch = { readonly keys: DiagnosisKeyColumns; readonly revisedKeys: DiagnosisKeyColumns };

/** Splits keys in their order into files of at most `most` keys; none when there are no keys. */
export function batches(
  keys: DiagnosisKeyColumns,
  revisedKeys: DiagnosisKeyColumns,
  most: number,
): readonly Batch[] {
  const files = Math.ceil((keys.starts.length + revisedKeys.starts.length) / most);
  const share = (columns: DiagnosisKeyColumns, i: number) => {
    const edge = (n: number) => Math.floor((columns.starts.length * n) / files);
    return sliceRows(columns, edge(i), edge(i + 1));
  };
  return Array.from({ length: files }, (_, i) => ({
    keys: share(keys, i),
    revisedKeys: share(revisedKeys, i),
  }));
}
