/** The SMS port and its doubles. */
import type { Phone } from "@bluezone/vietnamese/phone";

/** Why a message did not leave: the gateway said no, did not answer in time, or could not be reached or failed itself. */
export type SmsFailure = "refused" | "timeout" | "unreachable";

/** What became of a message. `ok` means that the gateway took it, not that a phone shows it. */
export type SmsResult = { readonly ok: true } | { readonly ok: false; readonly reason: SmsFailure };

/** Sends text messages. It never throws for what a network or a gateway does, and keeps nothing. */
export type Sms = { send(phone: Phone, text: string): Promise<SmsResult> };

/** Takes every message and sends none: for drills. */
export const silentSms: Sms = { send: async () => ({ ok: true }) };

/** Refuses every message: `SMS=none`, and a test of what then happens. */
export const failingSms = (reason: SmsFailure = "refused"): Sms => ({
  send: async () => ({ ok: false, reason }),
});

/** Keeps messages in memory, in order: for tests and demonstrations, never where people's numbers are real. */
export function memorySms(): Sms & {
  readonly sent: readonly { readonly phone: Phone; readonly text: string }[];
} {
  const sent: { phone: Phone; text: string }[] = [];
  return {
    sent,
    async send(phone, text) {
      sent.push({ phone, text });
      return { ok: true };
    },
  };
}
