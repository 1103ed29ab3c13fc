/** Endpoint of the phones: a code becomes a token, a token a certificate (docs/protocol/09-doors.md#post-apiverify). */
import { z } from "zod";
import { VERIFICATION } from "../bucket.ts";
import { ReportTypeName } from "../certificate.ts";
import { endpoint, MAX_BODY } from "../endpoint.ts";
import { published } from "../published.ts";
import { COMMON } from "./codes.ts";

const padding = z.string().optional();
const buckets = { request: VERIFICATION, response: VERIFICATION };

export const verify = endpoint({
  method: "POST",
  path: "/api/verify",
  summary: "Use a code up, once, for a token that is good for 24 hours.",
  audience: "device",
  family: "verification",
  budget: { each: "secret", calls: 20 },
  request: published("VerifyRequest", {
    code: z.string().max(64),
    /**
     * Report types that this app can share: a surer one goes with each. Absent or empty means every one; another word
     * is `invalid_test_type`.
     */
    accept: z.array(z.string().max(32)).max(8).optional(),
    /**
     * Base64 of 256 random bytes. A self-report's code needs those it was asked for with. With any other code they are
     * the phone's own: the same code with the same nonce gets a token again when the first answer was lost.
     */
    nonce: z.string().max(512).optional(),
    padding,
  }),
  response: z
    .object({
      testtype: ReportTypeName,
      symptomDate: z.string().optional(),
      testDate: z.string().optional(),
      token: z.string(),
      padding,
    })
    .meta({ id: "VerifyResponse" }),
  faults: {
    ...COMMON,
    code_invalid: 400,
    code_expired: 400,
    code_not_found: 400,
    invalid_test_type: 400,
    unsupported_test_type: 412,
  },
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
  buckets,
});

export const certificate = endpoint({
  method: "POST",
  path: "/api/certificate",
  summary: "A certificate that binds the report to the HMAC of the phone's frozen keys.",
  audience: "device",
  family: "verification",
  budget: { each: "secret", calls: 20 },
  request: published("CertificateRequest", {
    token: z.string().max(4_096),
    /** Base64 of 32 opaque bytes. */
    ekeyhmac: z.string().max(64),
    padding,
  }),
  response: z.object({ certificate: z.string(), padding }).meta({ id: "CertificateResponse" }),
  faults: { ...COMMON, token_invalid: 400, token_expired: 400, hmac_invalid: 400 },
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
  buckets,
});

export const userReport = endpoint({
  method: "POST",
  path: "/api/user-report",
  summary: "Ask for a code for one's own test; it comes by SMS to the number given.",
  audience: "device",
  family: "verification",
  budget: { each: "message", calls: "by the operator" },
  request: published("UserReportRequest", {
    /** Both are needed; without one it is `missing_phone` or `missing_nonce`. */
    phone: z.string().max(32).default(""),
    nonce: z.string().max(512).default(""),
    symptomDate: z.string().max(32).optional(),
    testDate: z.string().max(32).optional(),
    tzOffset: z.number().min(-840).max(840).default(420),
    padding,
  }),
  response: z
    .object({ expiresAt: z.string(), expiresAtTimestamp: z.int(), padding })
    .meta({ id: "UserReportResponse" }),
  faults: {
    ...COMMON,
    missing_phone: 400,
    phone_number_invalid: 400,
    missing_nonce: 400,
    invalid_date: 400,
    sms_failure: 400,
  },
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
  buckets,
});
