/**
 * How far back a first day of symptoms may lie. A share reaches 14 days back, and a key server leaves out keys of more than 14
 * days beside the onset (docs/protocol/06-share.md#66-publishing): from an onset of long ago it would take nothing in.
 */
import { addDays, type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import type { Onset } from "./view.ts";

/** Days before today that an onset may lie back. */
const ONSET_DAYS = 14;

/** Why an answer is not taken: its day lies more than `ONSET_DAYS` back, or ahead. */
export type OnsetFault = "onset_too_early" | "onset_in_future";

/** The first and the last day that an answer may name at `now`, days in Vietnam. */
export function onsetBounds(now: Instant): { readonly first: Day; readonly last: Day } {
  const last = dayOf(now, "vietnam");
  return { first: addDays(last, -ONSET_DAYS), last };
}

/** Why an answer cannot be taken at `now`; undefined when it can. */
export function onsetFault(onset: Onset | null, now: Instant): OnsetFault | undefined {
  if (onset === null || typeof onset !== "object") return undefined;
  const { first, last } = onsetBounds(now);
  if (onset.day < first) return "onset_too_early";
  return onset.day > last ? "onset_in_future" : undefined;
}
