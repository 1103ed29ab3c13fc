/** Day totals of publishing: for everybody signed and in sum, for a health authority its own (GAEN.md §3 "stats API"). */
import { z } from "zod";
import type { Document } from "../endpoint.ts";
import { Signed } from "../signed.ts";

/** Places of the histogram of days from the first symptom to the upload: 0 … 29, the last for all that are more. */
export const ONSET_DAYS = 30;
/** Places of the histogram of the oldest new key's age in days: 0 … 15, the last for all that are more. */
export const KEY_AGE_DAYS = 16;

const count = z.int().min(0);

/** One UTC day. Days without uploads and revisions are left out. */
export const TotalDay = z.object({
  day: z.iso.date(),
  /** Publishes that brought new keys. */
  uploads: count,
  /** New keys; padding is none. */
  keys: count,
  /** Publishes that revised keys of earlier uploads. */
  revisions: count,
  /** Uploads without a first symptom that could be believed; they are not in `onsetToUpload`. */
  missingOnset: count,
  /** Uploads by days from the first symptom. */
  onsetToUpload: z.array(count).length(ONSET_DAYS),
  /** Uploads by the age of their oldest new key, in days. */
  oldestKeyAge: z.array(count).length(KEY_AGE_DAYS),
});
export type TotalDay = z.output<typeof TotalDay>;

/** Longest history that the document tells, in days. */
export const TOTAL_DAYS = 400;

/** What the key server tells everybody, signed by the root of its configuration. A day that was told never changes. */
export const StatsDocument = Signed.extend({
  /** Up to this day all is told: one that is left out had nothing. Later days are told when they had ten uploads. */
  complete: z.iso.date(),
  /** Oldest first. */
  days: z.array(TotalDay).max(TOTAL_DAYS),
});
export type StatsDocument = z.output<typeof StatsDocument>;

export const stats: Document = {
  method: "GET",
  path: "/v1/stats",
  summary: "Signed day totals of publishing: a compact JWS of a StatsDocument.",
  mediaType: "application/json",
  maxAge: 600,
};
/** The answer's body: `stats` is a compact JWS of a StatsDocument. */
export const StatsAnswer = z.object({ stats: z.string().max(262_144) });
