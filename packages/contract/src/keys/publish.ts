/** Endpoint of the key server: a positive person's diagnosis keys (docs/protocol/09-endpoints.md#post-v1publish). */
import { z } from "zod";
import { PUBLISH_REQUEST, PUBLISH_RESPONSE } from "../bucket.ts";
import { endpoint, MAX_BODY } from "../endpoint.ts";
import { published } from "../published.ts";

/** One key as it is published. A key that breaks a limit is dropped with `partial_failure`, so limits are not in the schema. */
export const PublishedKey = published("TemporaryExposureKey", {
  key: z.string().max(64),
  rollingStartNumber: z.number(),
  rollingPeriod: z.number(),
  transmissionRisk: z.number().optional(),
});
export type PublishedKey = z.output<typeof PublishedKey>;

/** Most keys in one publish (docs/protocol/06-share.md#66-publishing; the published key server's MAX_KEYS_ON_PUBLISH). */
export const MAX_KEYS = 30;

export const publish = endpoint({
  method: "POST",
  path: "/v1/publish",
  summary: "Publish diagnosis keys under a certificate.",
  audience: "open",
  family: "publish",
  request: published("PublishRequest", {
    temporaryExposureKeys: z.array(PublishedKey).max(1_000),
    healthAuthorityID: z.string().max(255),
    /** The certificate: a compact JWS. */
    verificationPayload: z.string().max(4_096),
    hmacKey: z
      .string()
      .max(128)
      .describe(
        "Base64 of the secret that `tekmac` was made with; read as `hmackey` too, as names are in any case",
      ),
    symptomOnsetInterval: z.number().optional(),
    traveler: z.boolean().optional(),
    shard: z
      .string()
      .max(16)
      .optional()
      .describe("The open shard of the sender's area; where it is not open, or absent, the keys go to VN"),
    revisionToken: z.string().max(16_384).optional(),
    padding: z.string().optional(),
  }),
  response: z
    .object({
      revisionToken: z.string().optional(),
      insertedExposures: z.int().optional(),
      error: z.string().optional(),
      code: z.string().optional(),
      warnings: z.array(z.string()).optional(),
      padding: z.string().optional(),
    })
    .meta({ id: "PublishResponse" }),
  faults: {
    unknown_health_authority_id: 401,
    unable_to_load_health_authority: 500,
    health_authority_missing_region_config: 500,
    health_authority_verification_certificate_invalid: 401,
    bad_request: 400,
    internal_error: 500,
    missing_revision_token: 400,
    invalid_revision_token: 400,
    key_already_revised: 400,
    invalid_report_type_transition: 400,
    maintenance_mode: 429,
    quota_exceeded: 429,
    // Some keys were dropped, the rest is stored.
    partial_failure: 200,
  },
  malformed: "bad_request",
  maxBody: MAX_BODY,
  budget: { each: "issuer", calls: "places in the line" },
  buckets: { request: PUBLISH_REQUEST, response: PUBLISH_RESPONSE },
});
