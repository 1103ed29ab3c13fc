/**
 * Day totals of publishing: for everybody signed and in sum, for a health authority its own
 * (docs/protocol/08-signed-documents.md#day-totals).
 */
import { z } from "zod";
import { STATS_REQUEST, STATS_RESPONSE } from "../bucket.ts";
import { type Document, endpoint, STALE_IF_ERROR } from "../endpoint.ts";
import { published } from "../published.ts";
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
  staleIfError: STALE_IF_ERROR,
};
/** Longest compact JWS of a StatsDocument, in characters; each is a byte. */
export const LONGEST_STATS = 262_144;
/** The answer's body: `stats` is a compact JWS of a StatsDocument. */
export const StatsAnswer = z.object({ stats: z.string().max(LONGEST_STATS) });

/** Uploads by the maker of the phone. Phones do not say it here, and no User-Agent is read: all are unknown. */
const Platforms = z.object({ unknown: count, android: count, ios: count });

/** The same day, as the published API names it. */
export const AuthorityDay = z
  .object({
    /** Its midnight, "2020-12-27T00:00:00Z". */
    day: z.iso.datetime(),
    publish_requests: Platforms,
    total_teks_published: count,
    requests_with_revisions: count,
    requests_missing_onset_date: count,
    tek_age_distribution: z.array(count).length(KEY_AGE_DAYS),
    onset_to_upload_distribution: z.array(count).length(ONSET_DAYS),
  })
  .meta({ id: "StatsDay" });
export type AuthorityDay = z.output<typeof AuthorityDay>;

/** The `aud` of an authority's token where an operator has set no other. */
export const STATS_AUDIENCE = "keyserver";

/**
 * Claims of that token, a JWT in `Authorization: Bearer …`: ES256, `kid` in the header, signed as the authority's certificates are.
 * No others, so that no certificate of a phone is one.
 */
export const StatsClaims = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  iat: z.int(),
  /** At most 15 minutes ahead. */
  exp: z.int(),
  nbf: z.int().optional(),
  sub: z.string().optional(),
  jti: z.string().optional(),
});
export type StatsClaims = z.output<typeof StatsClaims>;

export const authorityStats = endpoint({
  method: "POST",
  path: "/v1/stats",
  summary: "A health authority's own day totals.",
  audience: "open",
  family: "publish",
  request: published("StatsRequest", { padding: z.string().optional() }),
  response: z
    .object({ days: z.array(AuthorityDay), padding: z.string().optional() })
    .meta({ id: "StatsResponse" }),
  faults: {
    bad_request: 400,
    unauthorized: 401,
    unable_to_load_health_authority: 500,
    internal_error: 500,
    quota_exceeded: 429,
  },
  malformed: "bad_request",
  maxBody: 4_096,
  budget: { each: "issuer", calls: "places in the line" },
  buckets: { request: STATS_REQUEST, response: STATS_RESPONSE },
});
