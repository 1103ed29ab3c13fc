/** What digests tell the operator: which text left and what it cost, never to whom. */
import type { DigestLabel } from "@bluezone/desk/digest/carrier";
import type { SmsEvent } from "@bluezone/desk/sms/send-message";

export type DigestEvent =
  | SmsEvent<DigestLabel>
  /** All officers together have used up the digests of a day. */
  | { readonly event: "quota_used_up"; readonly of: "digests" };
