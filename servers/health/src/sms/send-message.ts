/** Hands a text to the SMS port, and tells what became of it without a word of it. */

import type { Sms } from "@bluezone/desk/sms/sms";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Phone } from "@bluezone/vietnamese/phone";
import { smsSize } from "@bluezone/vietnamese/sms";
import type { SmsEvent } from "./events.ts";
import type { AnyLabel } from "./label.ts";

/** Whether the message left. Never inside a transaction: a gateway may take seconds. */
export async function sendMessage(
  { sms, events }: { readonly sms: Sms; readonly events: Events<SmsEvent> },
  phone: Phone,
  text: string,
  label: AnyLabel,
): Promise<boolean> {
  const result = await sms.send(phone, text);
  events.emit(
    result.ok
      ? { event: "sms_sent", text: label, parts: smsSize(text).parts }
      : { event: "sms_failed", reason: result.reason },
  );
  return result.ok;
}
