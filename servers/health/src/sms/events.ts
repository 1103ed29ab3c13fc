/** What sending tells: which text left, never to whom. */

import type { SmsEvent as EventOf } from "@bluezone/desk/sms/send-message";
import type { AnyLabel } from "./label.ts";

export type SmsEvent = EventOf<AnyLabel>;
