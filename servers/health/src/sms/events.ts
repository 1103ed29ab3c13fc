/** What sending tells: which text left, never to whom. */

import type { SmsFailure } from "@bluezone/desk/sms/sms";
import type { AnyLabel } from "./label.ts";

export type SmsEvent =
  | { readonly event: "sms_sent"; readonly text: AnyLabel; readonly parts: number }
  | { readonly event: "sms_failed"; readonly reason: SmsFailure };
