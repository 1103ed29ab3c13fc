/** Hands a text to the SMS port, and tells what became of it without a word of it. */
import type { Phone } from "@bluezone/vietnamese/phone";
import { smsSize } from "@bluezone/vietnamese/sms";
import type { Sms, SmsFailure } from "./sms.ts";

/** What sending tells: which text left, by its label, never to whom. */
export type SmsEvent<Label extends string> =
  | { readonly event: "sms_sent"; readonly text: Label; readonly parts: number }
  | { readonly event: "sms_failed"; readonly reason: SmsFailure };

/** Whether the message left. Never inside a transaction: a gateway may take seconds. */
export async function sendMessage<Label extends string>(
  { sms, events }: { readonly sms: Sms; readonly events: { emit(event: SmsEvent<Label>): void } },
  phone: Phone,
  text: string,
  label: Label,
): Promise<boolean> {
  const result = await sms.send(phone, text);
  events.emit(
    result.ok
      ? { event: "sms_sent", text: label, parts: smsSize(text).parts }
      : { event: "sms_failed", reason: result.reason },
  );
  return result.ok;
}
