/** Door of the desks and laboratories: issue a verification code, look at it, expire it (GAEN.md §4, admin API). */
import { z } from "zod";
import { endpoint, MAX_BODY } from "../endpoint.ts";

/** Faults that every verification door can answer. */
export const COMMON = {
  unparsable_request: 400,
  unauthorized: 401,
  maintenance_mode: 429,
  quota_exceeded: 429,
  internal_server_error: 500,
} as const;

const date = z.string().max(32).optional().describe("YYYY-MM-DD, not in the future and at most 28 days back");
const padding = z.string().optional();

export const IssueRequest = z
  .object({
    /** confirmed, likely or negative; another word is `invalid_test_type`, one that is not issued here 412. */
    testType: z.string().max(32),
    symptomDate: date,
    testDate: date,
    /** Minutes east of UTC of the caller's clock; dates are read on that clock. Vietnam is 420. */
    tzOffset: z.number().min(-840).max(840).default(420),
    /** Phone number for the SMS; never stored. */
    phone: z.string().max(32).optional(),
    smsTemplateLabel: z.string().max(64).optional(),
    /** The caller's own id: a repeat answers 409 and sends no second SMS. */
    uuid: z.uuid().optional(),
    externalIssuerID: z.string().max(255).optional(),
    /** Make the text, send nothing. */
    onlyGenerateSMS: z.boolean().optional(),
    padding,
  })
  .meta({ id: "IssueRequest" });

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
    generatedSMS: z.string().optional(),
    padding,
  })
  .meta({ id: "IssueResponse" });

const ISSUE_FAULTS = {
  ...COMMON,
  missing_date: 400,
  invalid_date: 400,
  invalid_test_type: 400,
  unsupported_test_type: 412,
  invalid_phone: 400,
  uuid_already_exists: 409,
  sms_failure: 400,
} as const;

export const issue = endpoint({
  method: "POST",
  path: "/api/issue",
  summary: "Issue a verification code for a test result, and send it by SMS.",
  door: "admin",
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
  door: "admin",
  family: "verification",
  request: z
    .object({ codes: z.array(IssueRequest).min(1).max(10), padding })
    .meta({ id: "BatchIssueRequest" }),
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

const ByUuid = z.object({ uuid: z.uuid(), padding }).meta({ id: "ByUuid" });

export const checkCodeStatus = endpoint({
  method: "POST",
  path: "/api/checkcodestatus",
  summary: "Whether a code was claimed, and until when it works.",
  door: "admin",
  family: "verification",
  request: ByUuid,
  response: z
    .object({ claimed: z.boolean(), expiresAtTimestamp: z.int(), longExpiresAtTimestamp: z.int(), padding })
    .meta({ id: "CodeStatus" }),
  faults: { ...COMMON, code_not_found: 404 },
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
});

export const expireCode = endpoint({
  method: "POST",
  path: "/api/expirecode",
  summary: "End a code now.",
  door: "admin",
  family: "verification",
  request: ByUuid,
  response: z
    .object({ expiresAtTimestamp: z.int(), longExpiresAtTimestamp: z.int(), padding })
    .meta({ id: "CodeExpired" }),
  faults: { ...COMMON, code_not_found: 404 },
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
});
