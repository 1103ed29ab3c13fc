/** What digests tell the operator: which text left and what it cost, never to whom. */
import type { DigestLabel } from "@bluezone/desk/digest/carrier";
import type { SmsFailure } from "@bluezone/desk/sms/sms";

export type DigestEvent =
  | { readonly event: "sms_sent"; readonly text: DigestLabel; readonly parts: number }
  | { readonly event: "sms_failed"; readonly reason: SmsFailure }
  /** All officers together have used up the digests of a day. */
  | { readonly event: "quota_used_up"; readonly of: "digests" };
