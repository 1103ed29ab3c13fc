/** Which words a code of the contract or of the engine has: what happened, that the data is still there, what to do next. */

type Words<Group extends string> = Readonly<Record<string, Group>>;

const REFUSED: Words<"unreadable" | "wrong" | "expired" | "used" | "test-type" | "app"> = {
  unreadable_code: "unreadable",
  code_not_found: "wrong",
  code_expired: "expired",
  code_invalid: "used",
  invalid_test_type: "test-type",
  unsupported_test_type: "test-type",
  unauthorized: "app",
  unparsable_request: "app",
};

const FAILED: Words<"ended" | "nothing" | "refused" | "app" | "known"> = {
  nothing_to_share: "nothing",
  token_ended: "ended",
  token_expired: "ended",
  token_invalid: "ended",
  hmac_invalid: "refused",
  health_authority_verification_certificate_invalid: "refused",
  bad_request: "refused",
  partial_failure: "refused",
  nothing_taken: "refused",
  unauthorized: "app",
  unparsable_request: "app",
  missing_revision_token: "known",
  invalid_revision_token: "known",
  key_already_revised: "known",
  invalid_report_type_transition: "known",
};

const OUTCOME: Words<"sent" | "phone" | "date" | "sms" | "offline" | "busy" | "storage" | "app"> = {
  sent: "sent",
  missing_phone: "phone",
  phone_number_invalid: "phone",
  invalid_date: "date",
  sms_failure: "sms",
  unreachable: "offline",
  unreadable: "busy",
  internal_server_error: "busy",
  maintenance_mode: "busy",
  quota_exceeded: "busy",
  storage_failed: "storage",
  missing_nonce: "app",
  unauthorized: "app",
  unparsable_request: "app",
};

/** Under `share:refused`: why a code was not taken. A code that no contract has is `other`. */
export const refusedWords = (code: string) => REFUSED[code] ?? "other";
/** Under `share:failed`: why a share cannot go on. */
export const failedWords = (code: string) => FAILED[code] ?? "other";
/** Under `share:outcome`: what asking for a code for one's own test came to. */
export const outcomeWords = (code: string) => OUTCOME[code] ?? "other";
