/** The new keys of a window with its padding: each padding key copies what a real key of the window says of itself. */
import { keyOrder } from "@bluezone/protocol/export/key-order";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import {
  columnsOf,
  type DiagnosisKeyColumns,
  joinRows,
  keyAt,
  pickRows,
} from "@bluezone/protocol/report/diagnosis-key-columns";
import type { Padding } from "./padding.ts";

/** All keys in the order of their bytes, which tells real ones neither from padding nor from each other's phones. */
export function padKeys(real: DiagnosisKeyColumns, padding: Padding): DiagnosisKeyColumns {
  const rows = real.starts.length;
  const made = Array.from({ length: padding.count("keys", rows) }, (_, place) => {
    const model = keyAt(real, padding.choice("model", place, rows));
    return diagnosisKey(tek(padding.key(place), model.rollingStart, model.rollingPeriod), model);
  });
  const all = joinRows(real, columnsOf(made));
  return pickRows(all, keyOrder(all.keys));
}
