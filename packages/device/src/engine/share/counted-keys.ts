/**
 * Which keys of a share warn anybody (docs/protocol/06-share.md#63-freezing-the-keys): those of days on which the policy in
 * force holds their owner infectious. The others would be downloaded by every phone and count on none.
 */
import { infectiousnessOf } from "@bluezone/protocol/risk/exposure-window";
import type { DiagnosisKeysDataMapping } from "@bluezone/protocol/risk/risk-config";
import { Days, dayOf, Enin, eninStart, type Instant, minus } from "@bluezone/protocol/time";
import type { StoredTek } from "../../storage.ts";
import type { Onset } from "./view.ts";

/** The onset that a key server assumes where none is told, before now (docs/protocol/06-share.md#66-publishing). */
const ASSUMED = Days(4);

/** Whether a key counts on other phones when it is shared at `now` with this onset. */
export function countsWith(
  onset: Onset | null,
  now: Instant,
  mapping: DiagnosisKeysDataMapping,
): (key: StoredTek) => boolean {
  const told = onset !== null && typeof onset === "object";
  // A day in Vietnam can be ahead of the UTC day, and is then sent as today.
  const first = told ? Math.min(onset.day, dayOf(now, "utc")) : dayOf(minus(now, ASSUMED), "utc");
  return ({ rollingStart }) =>
    infectiousnessOf(dayOf(eninStart(Enin(rollingStart)), "utc") - first, mapping) !== "none";
}
