/** Hands a text to the SMS port, and tells what became of it without a word of it. */
import type { Phone } from "@bluezone/vietnamese/phone";
import { smsSize } from "@bluezone/vietnamese/sms";
import type { Label } from "../codes/message.ts";
import type { Context } from "../context.ts";
import type { QuarantineLabel } from "../quarantine/message.ts";

/** Whether the message left. Never inside a transaction: a gateway may take seconds. */
export async function sendMessage(
  { sms, events }: Pick<Context, "sms" | "events">,
  phone: Phone,
  text: string,
  label: Label | QuarantineLabel,
): Promise<boolean> {
  const result = await sms.send(phone, text);
  events.emit(
    result.ok
      ? { event: "sms_sent", text: label, parts: smsSize(text).parts }
      : { event: "sms_failed", reason: result.reason },
  );
  return result.ok;
}
