/**
 * Endpoint of the desks and laboratories: issue a verification code, look at it, expire it
 * (docs/protocol/09-doors.md#post-apiissue).
 */
import { z } from "zod";
import { endpoint, MAX_BODY } from "../endpoint.ts";
import { published } from "../published.ts";

/** Faults that every verification endpoint can answer. */
export const COMMON = {
  unparsable_request: 400,
  unauthorized: 401,
  maintenance_mode: 429,
  quota_exceeded: 429,
  internal_server_error: 500,
} as const;

const date = z.string().max(32).optional().describe("YYYY-MM-DD, not in the future and at most 28 days back");
const padding = z.string().optional();

export const IssueRequest = published("IssueRequest", {
  /** confirmed, likely or negative, in any case; another word is `invalid_test_type`, one that is not issued here 412. */
  testType: z.string().max(32),
  symptomDate: date,
  testDate: date,
  /** Minutes east of UTC of the caller's clock; dates are read on that clock. Vietnam is 420. */
  tzOffset: z.number().min(-840).max(840).default(420),
  /** Phone number for the SMS; never stored. */
  phone: z.string().max(32).optional(),
  smsTemplateLabel: z.string().max(64).optional(),
  /** The caller's own id, of any version and of none: a repeat answers 409 and sends no second SMS. */
  uuid: z.guid().optional(),
  externalIssuerID: z.string().max(255).optional(),
  /** Make the text for `phone`, send nothing. */
  onlyGenerateSMS: z.boolean().optional(),
  padding,
});

export const IssueResponse = z
  .object({
    uuid: z.string(),
    /** The short code, 8 digits. */
    code: z.string(),
    expiresAt: z.string(),
    expiresAtTimestamp: z.int(),
    /** The long code's end; the long code itself travels only in the link of the SMS. */
    longExpiresAt: z.string().optional(),
    longExpiresAtTimestamp: z.int().optional(),
    /** With `onlyGenerateSMS`: the text, and the number it is for in E.164. */
    generatedSMS: z.string().optional(),
    phone: z.string().optional(),
    padding,
  })
  .meta({ id: "IssueResponse" });

const ISSUE_FAULTS = {
  ...COMMON,
  missing_date: 400,
  invalid_date: 400,
  invalid_test_type: 400,
  unsupported_test_type: 412,
  phone_number_invalid: 400,
  missing_phone: 400,
  uuid_already_exists: 409,
  sms_failure: 400,
} as const;

export const issue = endpoint({
  method: "POST",
  path: "/api/issue",
  summary: "Issue a verification code for a test result, and send it by SMS.",
  audience: "admin",
  family: "verification",
  request: IssueRequest,
  response: IssueResponse,
  faults: ISSUE_FAULTS,
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
});

/** One line of a batch answer: a code, or why there is none. */
const BatchItem = z.union([IssueResponse, z.object({ error: z.string(), errorCode: z.string() })]);

export const batchIssue = endpoint({
  method: "POST",
  path: "/api/batch-issue",
  summary:
    "Issue up to ten codes; each stands or falls alone, and the status is that of the first that fell.",
  audience: "admin",
  family: "verification",
  request: published("BatchIssueRequest", { codes: z.array(IssueRequest).min(1).max(10), padding }),
  response: z
    .object({
      codes: z.array(BatchItem),
      error: z.string().optional(),
      errorCode: z.string().optional(),
      padding,
    })
    .meta({ id: "BatchIssueResponse" }),
  faults: ISSUE_FAULTS,
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
});

/** What is no UUID is the id of no code. */
const ByUuid = published("ByUuid", { uuid: z.string().max(64), padding });
/** Maintenance stops new codes; those that are out can still be looked at and ended, as at the published servers. */
const { maintenance_mode: _, ...GOES_ON } = COMMON;
const ISSUED_FAULTS = { ...GOES_ON, code_not_found: 404 } as const;

export const checkCodeStatus = endpoint({
  method: "POST",
  path: "/api/checkcodestatus",
  summary: "Whether a code was claimed, and until when it works.",
  audience: "admin",
  family: "verification",
  request: ByUuid,
  response: z
    .object({ claimed: z.boolean(), expiresAtTimestamp: z.int(), longExpiresAtTimestamp: z.int(), padding })
    .meta({ id: "CodeStatus" }),
  faults: ISSUED_FAULTS,
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
});

export const expireCode = endpoint({
  method: "POST",
  path: "/api/expirecode",
  summary: "End a code now.",
  audience: "admin",
  family: "verification",
  request: ByUuid,
  response: z
    .object({ expiresAtTimestamp: z.int(), longExpiresAtTimestamp: z.int(), padding })
    .meta({ id: "CodeExpired" }),
  faults: ISSUED_FAULTS,
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
});
